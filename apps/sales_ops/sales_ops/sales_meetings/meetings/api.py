"""What the desk asks of sales meetings: the plan of a series, the live page, and material that is handed in."""

import frappe
from frappe.utils import getdate

from sales_ops.exceptions import throw
from sales_ops.locks import locked
from sales_ops.sales_meetings.meetings import live, series

MEETING = "Sales Meeting"


@frappe.whitelist()
def plan_of_series(series_name: str, meeting_date: str) -> dict:
	"""The values of a new meeting of a series on a day: host in turn, regions in their order, times, material."""
	frappe.has_permission(MEETING, "create", throw=True)
	frappe.has_permission("Sales Meeting Series", "read", series_name, throw=True)
	return series.plan_for(series_name, getdate(meeting_date))


@frappe.whitelist(methods=["GET"])
def live_state(meeting: str) -> dict:
	"""What the live page shows of a meeting."""
	doc = frappe.get_doc(MEETING, meeting)
	doc.check_permission("read")
	return live.state(doc)


@frappe.whitelist(methods=["POST"])
def start_item(meeting: str, row: str) -> dict:
	"""Let an item of the agenda run; the one that runs ends."""
	doc = live.begin_step(meeting, *live.RUNNABLE)
	live.start(doc, row)
	return live.state(doc)


@frappe.whitelist(methods=["POST"])
def next_item(meeting: str) -> dict:
	"""End the running item and begin the next."""
	doc = live.begin_step(meeting, *live.RUNNABLE)
	live.start_next(doc)
	return live.state(doc)


@frappe.whitelist(methods=["POST"])
def stop_item(meeting: str) -> dict:
	"""End the running item."""
	doc = live.begin_step(meeting, *live.RUNNABLE)
	live.stop(doc)
	return live.state(doc)


@frappe.whitelist(methods=["POST"])
def end_meeting(meeting: str) -> dict:
	"""The meeting is over."""
	doc = live.begin_step(meeting, *live.RUNNABLE)
	live.end(doc)
	return live.state(doc)


@frappe.whitelist(methods=["POST"])
def write_minutes(meeting: str, row: str, text: str) -> dict:
	"""Keep what was said on an item."""
	doc = live.begin_step(meeting, *live.WRITABLE)
	live.row_of(doc, row).minutes = text
	doc.step()
	return live.state(doc)


@frappe.whitelist(methods=["POST"])
def add_decision(meeting: str, decision: str, agenda_row: int | None = None) -> dict:
	"""Write down a decision.

	Args:
		agenda_row: number of the item that it was about.
	"""
	doc = live.begin_step(meeting, *live.WRITABLE)
	doc.append("decisions", {"decision": decision, "agenda_row": agenda_row})
	doc.step()
	return live.state(doc)


@frappe.whitelist(methods=["POST"])
def add_action(
	meeting: str,
	action: str,
	employee: str | None = None,
	responsible: str | None = None,
	due_date: str | None = None,
) -> dict:
	"""Write down who does what by when; `responsible` where it is no employee."""
	doc = live.begin_step(meeting, *live.WRITABLE)
	values = {"action": action, "employee": employee, "responsible": responsible, "due_date": due_date}
	doc.append("actions", values)
	doc.step()
	return live.state(doc)


@frappe.whitelist(methods=["POST"])
def mark_attendance(meeting: str, attendee: str, attendance: str) -> dict:
	"""Write down that somebody is there, late, absent or excused; "": not known."""
	doc = live.begin_step(meeting, *live.WRITABLE)
	row = next((row for row in doc.attendees if row.name == attendee), None)
	if not row:
		throw("sales_meeting_row_unknown")
	row.attendance = attendance
	doc.step()
	return live.state(doc)


@frappe.whitelist(methods=["POST"])
def hand_in_material(meeting: str, row: str, file_url: str) -> None:
	"""Hand in the material of one's own item; an organiser may do it for anybody.

	Raises:
		frappe.PermissionError: the item is somebody else's.
		SalesMeetingError: nothing is asked for, or the file is not one that the user uploaded.
	"""
	doc = locked(MEETING, meeting)
	doc.check_permission("read")
	item = live.row_of(doc, row)
	if item.user != frappe.session.user:
		doc.check_permission("write")
	if not item.material_required:
		throw("sales_meeting_no_material", row=item.idx)
	if doc.docstatus == 2 or doc.status not in ("Draft", *live.WRITABLE):
		throw("sales_meeting_status", status=doc.status)
	_attach(doc, file_url)
	item.material = file_url
	doc.step()


def _attach(doc, file_url: str) -> None:
	"""The user's own upload becomes one of the meeting, so that everybody who reads the meeting may open it."""
	filters = {"file_url": file_url, "owner": frappe.session.user}
	found = frappe.db.get_value("File", filters, order_by="creation desc")
	if not found:
		throw("sales_meeting_file_missing")
	values = {"attached_to_doctype": MEETING, "attached_to_name": doc.name, "attached_to_field": None}
	frappe.db.set_value("File", found, values)
