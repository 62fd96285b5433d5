"""The SQL of reminders. Plain rows, no rule."""

from datetime import date

import frappe
from frappe.query_builder.functions import Coalesce

MEETING, AGENDA, ACTION = "Sales Meeting", "Sales Meeting Agenda Item", "Sales Meeting Action"


def materials(until: date, on: date) -> list[dict]:
	"""Material that is due up to a day, for meetings that are still to come, and has not been handed in. Regions hand in
	their report instead.
	"""
	meeting, row = frappe.qb.DocType(MEETING), frappe.qb.DocType(AGENDA)
	return (
		frappe.qb.from_(row)
		.inner_join(meeting)
		.on(meeting.name == row.parent)
		.select(
			meeting.name.as_("meeting"),
			meeting.meeting_title,
			meeting.owner,
			row.user,
			row.material_required,
			row.material_due,
		)
		.where(meeting.docstatus == 1)
		.where(meeting.status == "Notified")
		.where(meeting.meeting_date >= on)
		.where(Coalesce(row.material_required, "") != "")
		.where(Coalesce(row.region_report, "") == "")
		.where(row.received_on.isnull())
		.where(row.material_due <= until)
		.orderby(row.material_due, meeting.name, row.idx)
	).run(as_dict=True)


def reports(until: date) -> list[dict]:
	"""Region reports that are due up to a day and are still drafts."""
	filters = {"docstatus": 0, "due_date": ("<=", until)}
	return frappe.get_all(
		"Region Report",
		filters,
		["name", "territory", "user", "owner", "due_date"],
		order_by="due_date, name",
	)


def minutes(until: date) -> list[dict]:
	"""Meetings that were held, with minutes that are due up to a day and are not signed."""
	filters = {"docstatus": 1, "status": "Held", "minutes_due_on": ("<=", until)}
	fields = ["name", "meeting_title", "recorder_user", "owner", "minutes_due_on"]
	return frappe.get_all(MEETING, filters, fields, order_by="minutes_due_on, name")


def actions(until: date) -> list[dict]:
	"""Agreed actions that are due up to a day and not finished, where they are followed up now."""
	meeting, row = frappe.qb.DocType(MEETING), frappe.qb.DocType(ACTION)
	return (
		frappe.qb.from_(row)
		.inner_join(meeting)
		.on(meeting.name == row.parent)
		.select(meeting.name.as_("meeting"), meeting.owner, row.action, row.user, row.due_date)
		.where(meeting.docstatus < 2)
		.where(row.status.isin(("Open", "Carried")))
		.where(Coalesce(row.carried_to, "") == "")
		.where(meeting.status.isin(("Minutes Signed", "Closed")) | (row.times_carried > 0))
		.where(row.due_date <= until)
		.orderby(row.due_date, meeting.name, row.idx)
	).run(as_dict=True)
