"""The SQL of sales meetings. Plain rows, no rule."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.query_builder.functions import Coalesce

MEETING, ACTION, AGENDA = "Sales Meeting", "Sales Meeting Action", "Sales Meeting Agenda Item"
# Meetings whose minutes say what was agreed on.
AGREED = ("Minutes Signed", "Closed")
# Meetings that are still to be held.
TO_COME = ("Draft", "Approved", "Notified")


def last_meeting(series: str, on: date) -> dict | None:
	"""The newest meeting of a series before a day: `name`, `host_name`."""
	filters = {"series": series, "docstatus": ("<", 2), "meeting_date": ("<", on)}
	return frappe.db.get_value(
		MEETING, filters, ["name", "host_name"], as_dict=True, order_by="meeting_date desc, creation desc"
	)


def next_meeting(series: str, after: date, name: str) -> str | None:
	"""The first meeting of a series on or after a day that is still to be held, other than `name`."""
	filters = {
		"series": series,
		"status": ("in", TO_COME),
		"meeting_date": (">=", after),
		"name": ("!=", name),
	}
	return frappe.db.get_value(MEETING, filters, order_by="meeting_date, creation")


def region_results(company: str, month: date, regions: Collection[str]) -> dict[str, float]:
	"""How much of its plan each region reached by its handed in report on a month; regions without a plan are left out."""
	filters = {"company": company, "month": month, "docstatus": 1, "territory": ("in", list(regions) or [""])}
	rows = frappe.get_all("Region Report", filters, ["territory", "achievement", "target_amount"])
	return {row.territory: row.achievement for row in rows if row.target_amount}


def users_of(employees: Collection[str]) -> dict[str, str]:
	"""The user of each employee that has one."""
	filters = {"name": ("in", list(employees) or [""]), "user_id": ("is", "set")}
	return dict(frappe.get_all("Employee", filters, ["name", "user_id"], as_list=True))


def regions_heard(meeting: str) -> list[str]:
	"""The regions of a meeting in the order of its agenda."""
	filters = {"parent": meeting, "parenttype": MEETING, "kind": "Region"}
	return frappe.get_all(AGENDA, filters, pluck="territory", order_by="idx")


def unfinished(series: str, of: str | None = None) -> list[dict]:
	"""The actions of a series that nobody has finished and no meeting has taken over: rows with `meeting` and
	`meeting_status`, the oldest first.

	Read with a lock, as they are committed now: of two meetings made at once, one takes them over.

	Args:
		of: only those of this meeting.
	"""
	action, meeting = frappe.qb.DocType(ACTION), frappe.qb.DocType(MEETING)
	query = (
		frappe.qb.from_(action)
		.inner_join(meeting)
		.on(meeting.name == action.parent)
		.select(action.star, meeting.name.as_("meeting"), meeting.status.as_("meeting_status"))
		.where(action.parenttype == MEETING)
		.where(meeting.docstatus == 1)
		.where(meeting.series == series)
		.where(meeting.status.isin(AGREED))
		.where(action.status.isin(("Open", "Carried")))
		.where(Coalesce(action.carried_to, "") == "")
		.orderby(meeting.meeting_date, action.idx)
		.for_update()
	)
	if of:
		query = query.where(meeting.name == of)
	return query.run(as_dict=True)


def carried_into(meeting: str) -> list[dict]:
	"""The rows of earlier meetings that a meeting took over: `name`, `parent`, `parent_status`."""
	action, parent = frappe.qb.DocType(ACTION), frappe.qb.DocType(MEETING)
	return (
		frappe.qb.from_(action)
		.inner_join(parent)
		.on(parent.name == action.parent)
		.select(action.name, action.parent, parent.status.as_("parent_status"))
		.where(action.carried_to == meeting)
		.for_update()
	).run(as_dict=True)


def action_of_todo(todo: str) -> dict | None:
	"""The row that a ToDo stands for now: `name`, `parent`, `status`; the one it was carried from has left it."""
	filters = {"todo": todo, "parenttype": MEETING, "carried_to": ("is", "not set")}
	return frappe.db.get_value(ACTION, filters, ["name", "parent", "status"], as_dict=True)
