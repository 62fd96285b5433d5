"""Last year's plan as a draft for the next meeting."""

from datetime import timedelta

import frappe
from frappe.utils import get_datetime, getdate

from sales_ops import arguments
from sales_ops.policies.calendar_math import add_days
from sales_ops.sales_meetings.annual.sight import PLAN

TABLES_WITH_DAYS = ("duties", "venue_items", "purchases")
TABLES_WITH_EMPLOYEES = ("duties", "venue_items", "programme", "purchases")


@frappe.whitelist()
def copy_plan(source: str, starts_at: str, title: str | None = None) -> dict:
	"""A draft with everything that was planned, its days moved along; what came of it stays behind.

	Args:
		source: an Annual Meeting Plan that the user may read.
		starts_at: when the new meeting begins (ISO).
		title: of the new one; default that of the source.

	Returns:
		`name` of the draft, and `left`: the names of those who are no active employees any more. They are not asked, and
		their duties wait for somebody else.
	"""
	old = frappe.get_doc(PLAN, source)
	old.check_permission("read")
	frappe.has_permission(PLAN, "create", throw=True)
	new = frappe.copy_doc(old, ignore_no_copy=False)
	begin = arguments.moment("starts_at", starts_at)
	new.update(
		{"starts_at": begin, "ends_at": begin + (get_datetime(old.ends_at) - get_datetime(old.starts_at))}
	)
	new.update(
		{"title": title or old.title, "organiser": frappe.session.user, "amended_from": None, "docstatus": 0}
	)
	_move_days(new, getdate(begin) - getdate(old.starts_at))
	left = _leave_out(new, _gone(new))
	new.flags.copied_from = old.name
	new.insert()
	return {"name": new.name, "left": left}


def _move_days(plan, by: timedelta) -> None:
	for table in TABLES_WITH_DAYS:
		for row in plan.get(table):
			row.due_date = add_days(getdate(row.due_date), by.days) if row.due_date else None


def _gone(plan) -> set[str]:
	"""The employees in a plan who do not work here any more."""
	tables = ("attendees", "performers", *TABLES_WITH_EMPLOYEES)
	named = {row.employee for table in tables for row in plan.get(table) if row.employee}
	return set(
		frappe.get_all(
			"Employee", {"name": ("in", list(named) or [""]), "status": ("!=", "Active")}, pluck="name"
		)
	)


def _leave_out(plan, gone: set[str]) -> list[str]:
	"""Take employees out of the plan; returns the names of those who would have been asked."""
	names = [row.attendee_name for row in plan.attendees if row.employee in gone]
	for table in ("attendees", "performers"):
		plan.set(table, [row for row in plan.get(table) if row.employee not in gone])
	for table in TABLES_WITH_EMPLOYEES:
		for row in plan.get(table):
			if row.employee in gone:
				row.update({"employee": None, "responsible": None})
	return names
