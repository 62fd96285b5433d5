"""The SQL of the reports. Plain rows, no rule; only of meetings that the reader may read."""

from collections.abc import Collection

import frappe

MEETING, AGENDA, ACTION = "Sales Meeting", "Sales Meeting Agenda Item", "Sales Meeting Action"
HEAD = ("meeting_title", "meeting_date", "series", "status")


def meetings(filters: dict, **more) -> list[str]:
	"""The approved meetings of a company that the reader may read, by the filters that all reports share."""
	wanted = {"company": filters.company, "docstatus": 1, **more}
	for field in ("series", "name"):
		if value := filters.get("sales_meeting" if field == "name" else field):
			wanted[field] = value
	if filters.get("from_date") and filters.get("to_date"):
		wanted["meeting_date"] = ("between", (filters.from_date, filters.to_date))
	return frappe.get_list(MEETING, wanted, pluck="name", limit=0)


def agenda(names: Collection[str]) -> list[dict]:
	"""The items of meetings with their meeting's head."""
	fields = (
		"name",
		"idx",
		"kind",
		"subject",
		"territory",
		"speaker",
		"user",
		"planned_minutes",
		"box_limit",
	)
	fields += ("actual_minutes", "actual_start", "material_required", "material_due", "received_on")
	return _rows(AGENDA, names, (*fields, "region_report"))


def actions(names: Collection[str]) -> list[dict]:
	"""The actions of meetings where they are followed up now: what was carried has left the meeting it came from."""
	fields = ("name", "idx", "action", "responsible", "user", "due_date", "status", "times_carried")
	fields += ("raised_on", "completed_on", "carried_from", "carried_to", "decision_no", "result")
	return [row for row in _rows(ACTION, names, fields) if not row.carried_to]


def attendees(names: Collection[str]) -> list[dict]:
	"""Who was asked to meetings, and who came."""
	return _rows(
		"Meeting Attendee",
		names,
		("idx", "employee", "attendee_name", "department", "attendance", "absence_reason"),
	)


def _rows(child: str, names: Collection[str], fields: tuple[str, ...]) -> list[dict]:
	meeting, row = frappe.qb.DocType(MEETING), frappe.qb.DocType(child)
	return (
		frappe.qb.from_(row)
		.inner_join(meeting)
		.on((meeting.name == row.parent) & (row.parenttype == MEETING))
		.select(meeting.name.as_("sales_meeting"), *(meeting[field] for field in HEAD[:3]))
		.select(meeting.status.as_("meeting_status"), *(row[field] for field in fields))
		.where(meeting.name.isin(list(names) or [""]))
		.orderby(meeting.meeting_date, meeting.name, row.idx)
	).run(as_dict=True)


def reports(names: Collection[str]) -> dict[str, dict]:
	"""Region reports by name: `due_date`, `handed_in_on`, `is_late`."""
	fields = ["name", "due_date", "handed_in_on", "is_late"]
	rows = frappe.get_all("Region Report", {"name": ("in", list(names) or [""])}, fields)
	return {row.name: row for row in rows}
