"""Fills the tickets of a draw: by number, or from the people of an annual meeting."""

import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw
from sales_ops.sales_meetings.people import names_of

PLAN, ATTENDEE = "Annual Meeting Plan", "Meeting Attendee"
NOT_THERE = ("Absent", "Excused")
MOST = 5000  # a row each on one form


def by_number(count: int) -> list[dict]:
	"""Tickets 1 to `count` without names.

	Raises:
		DrawError
	"""
	if not 1 <= count <= MOST:
		throw("draw_ticket_count", most=MOST)
	return [{"number": number, "present": 1} for number in range(1, count + 1)]


def from_attendees(doc: Document) -> list[dict]:
	"""A ticket for each attendee of the annual meeting, in their order; who is absent or excused takes no part.

	Raises:
		DrawError: there is no plan, or nobody in it.
		frappe.PermissionError: the user may not read the plan.
	"""
	if not doc.annual_meeting_plan:
		throw("draw_plan_missing")
	frappe.has_permission(PLAN, "read", doc.annual_meeting_plan, throw=True)
	rows = frappe.get_all(
		ATTENDEE,
		{"parent": doc.annual_meeting_plan, "parenttype": PLAN, "parentfield": "attendees"},
		["employee", "attendee_name", "department", "attendance", "absence_reason"],
		order_by="idx",
	)
	if not rows:
		throw("draw_plan_empty", plan=doc.annual_meeting_plan)
	return [_ticket(number, row) for number, row in enumerate(rows, start=1)]


def _ticket(number: int, row: frappe._dict) -> dict:
	is_there = row.attendance not in NOT_THERE
	return {
		"number": number,
		"holder_name": row.attendee_name,
		"employee": row.employee,
		"department": row.department,
		"present": int(is_there),
		"reason": None if is_there else row.absence_reason,
	}


def fill_people(doc: Document) -> None:
	"""Names and departments of the employees on tickets and prizes, where nobody has written any."""
	people = names_of({row.employee for row in (*doc.tickets, *doc.prizes) if row.employee})
	for row in doc.tickets:
		if person := people.get(row.employee):
			row.holder_name = row.holder_name or person.employee_name
			row.department = row.department or person.department
	for row in doc.prizes:
		if person := people.get(row.employee):
			row.responsible = row.responsible or person.employee_name
