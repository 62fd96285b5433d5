"""What people have to do for annual meetings, and the reminders of it, every morning."""

from collections.abc import Iterable
from datetime import date

import frappe
from frappe import _
from frappe.translate import get_user_lang
from frappe.utils import cint, format_date, getdate, today

from sales_ops.jobs import one_row
from sales_ops.notices import alert
from sales_ops.policies import meeting_tasks as policy
from sales_ops.sales_meetings.annual.people import People
from sales_ops.sales_meetings.annual.sight import PLAN

# The table of each kind of task, the field that says what it is, and the one that says it is done.
TABLES = {
	"Duty": ("duties", "duty", "done"),
	"Venue": ("venue_items", "item", "ready"),
	"Purchase": ("purchases", "item_name", "outcome"),
}
SHOWN = 5  # tasks that a notice names; the plan has all


def remind_of_annual_meetings(on: date | None = None) -> None:
	"""Every morning: who has something to do for a meeting is told when it becomes due and when it is overdue, once each.

	What has nobody with a login goes to the organiser.
	"""
	on = on or getdate(today())
	wanted = {"docstatus": 1, "status": ("in", ("Approved", "Notified"))}
	for name in frappe.get_all(PLAN, wanted, pluck="name", order_by="starts_at"):
		with one_row(f"Reminders of {name}"):
			_remind(frappe.get_doc(PLAN, name), on)


def _remind(plan, on: date) -> None:
	days = remind_days()
	due = [task for task in tasks_of(plan) if policy.to_remind(task, on, days)]
	for user, tasks in policy.by_owner(due).items():
		text = _sentence(get_user_lang(user), plan, tasks, on)
		alert(user, text, document_type=plan.doctype, document_name=plan.name)
	_stamp(due, on)


def remind_days() -> int:
	"""How many days before something is due people are reminded."""
	return cint(frappe.get_cached_value("Meeting Settings", "Meeting Settings", "remind_days"))


def _sentence(lang: str, plan, tasks: list[policy.Task], on: date) -> str:
	names = ", ".join(task.what for task in tasks[:SHOWN]) + (" …" if len(tasks) > SHOWN else "")
	if any(task.due < on for task in tasks):
		return _("Overdue or due for {0}: {1}.", lang=lang).format(plan.title, names)
	text = _("Due by {0} for {1}: {2}.", lang=lang)
	return text.format(format_date(tasks[-1].due), plan.title, names)


def _stamp(tasks: Iterable[policy.Task], on: date) -> None:
	doctypes = {
		part: frappe.get_meta(PLAN).get_field(table).options for part, (table, *_rest) in TABLES.items()
	}
	for part, doctype in doctypes.items():
		names = [task.name for task in tasks if task.part == part]
		if names:
			row = frappe.qb.DocType(doctype)
			frappe.qb.update(row).set(row.reminded_on, on).where(row.name.isin(names)).run()


def tasks_of(plan) -> list[policy.Task]:
	"""The tasks of a plan; `owner` is a login."""
	people, day = People(plan), getdate(plan.starts_at)
	found = []
	for part, (table, what, done) in TABLES.items():
		for row in plan.get(table):
			logins = filter(None, (people.user(person) for person in people.responsible(row)))
			found.append(
				policy.Task(
					name=row.name,
					part=part,
					what=row.get(what),
					due=policy.due_day(getdate(row.due_date) if row.due_date else None, day),
					is_done=bool(row.get(done)),
					owner=next(logins, plan.organiser),
					reminded_on=getdate(row.reminded_on) if row.reminded_on else None,
				)
			)
	return found


@frappe.whitelist()
def overdue_tasks() -> dict:
	"""For the number card: how many tasks of the coming meetings, of those that the user may read, are overdue today."""
	frappe.has_permission(PLAN, "read", throw=True)
	on, days = getdate(today()), remind_days()
	wanted = {"docstatus": ("<", 2), "status": ("in", ("Draft", "Approved", "Notified"))}
	found = [
		task
		for name in frappe.get_list(PLAN, wanted, pluck="name", limit=0)
		for task in tasks_of(frappe.get_doc(PLAN, name))
		if policy.standing(task.due, task.is_done, on, days) == policy.OVERDUE
	]
	return {
		"value": len(found),
		"fieldtype": "Int",
		"route": ["query-report", "Annual Meeting Tasks"],
		"route_options": {"standing": policy.OVERDUE},
	}
