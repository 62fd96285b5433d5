"""Meeting Attendance: who was asked to how many meetings, and came."""

import frappe
from frappe import _
from frappe.utils import flt

from sales_ops.policies.region_report import percent_of
from sales_ops.reporting import column, of_company, stacked
from sales_ops.sales_meetings.meetings import report_queries
from sales_ops.values import to_decimal

HELD = ("Held", "Minutes Signed", "Closed")
STATES = {"Present": "present", "Late": "late", "Absent": "absent", "Excused": "excused"}


def execute(filters: dict | None = None):
	"""Args: `company`, `from_date`, `to_date` (required), `series`, `sales_meeting`, `department`."""
	filters = of_company(filters)
	data = get_data(filters)
	return get_columns(), data, None, get_chart(data), get_summary(data)


def get_data(filters: dict) -> list[dict]:
	"""By person, of meetings that were held; employees are told apart by their record, others by their name."""
	rows: dict[str, dict] = {}
	for row in report_queries.attendees(report_queries.meetings(filters, status=("in", HELD))):
		if filters.get("department") and row.department != filters.department:
			continue
		_count(rows.setdefault(row.employee or row.attendee_name, _start(row)), row)
	for row in rows.values():
		came = to_decimal(row["present"] + row["late"])
		row["rate"] = flt(percent_of(came, to_decimal(row["asked"])), 1)
	return sorted(rows.values(), key=lambda row: (row["rate"], row["attendee_name"]))


def _start(row: dict) -> dict:
	counts = dict.fromkeys(("asked", "unmarked", *STATES.values()), 0)
	return {"attendee_name": row.attendee_name, "department": row.department, "reasons": "", **counts}


def _count(found: dict, row: dict) -> None:
	found["asked"] += 1
	found[STATES.get(row.attendance, "unmarked")] += 1
	if row.absence_reason:
		said = f"{frappe.utils.format_date(row.meeting_date)}: {row.absence_reason}"
		found["reasons"] = f"{found['reasons']}; {said}" if found["reasons"] else said


def get_columns() -> list[dict]:
	return [
		column("attendee_name", _("Name"), "Data", 140),
		column("department", _("Department"), "Link", 160, "Department"),
		column("asked", _("Meetings Asked to"), "Int", 130),
		column("present", _("Present", context="Meeting Attendee"), "Int", 90),
		column("late", _("Late", context="Meeting Attendee"), "Int", 90),
		column("absent", _("Absent", context="Meeting Attendee"), "Int", 90),
		column("excused", _("Excused", context="Meeting Attendee"), "Int", 90),
		column("unmarked", _("Not Written Down"), "Int", 130),
		column("rate", _("Attendance (%)"), "Percent", 130, precision=1),
		column("reasons", _("Reasons"), "Data", 320),
	]


def get_chart(data: list[dict]) -> dict | None:
	if not data:
		return None
	names = {
		"present": _("Present", context="Meeting Attendee"),
		"late": _("Late", context="Meeting Attendee"),
		"absent": _("Absent", context="Meeting Attendee"),
		"excused": _("Excused", context="Meeting Attendee"),
	}
	datasets = [{"name": name, "values": [row[field] for row in data]} for field, name in names.items()]
	labels = [row["attendee_name"] for row in data]
	return stacked(labels, datasets, ["#2a9d8f", "#e9c46a", "#e76f51", "#adb5bd"])


def get_summary(data: list[dict]) -> list[dict]:
	asked, came = (sum(row[field] for row in data) for field in ("asked", "present"))
	came += sum(row["late"] for row in data)
	rate = percent_of(to_decimal(came), to_decimal(asked))
	return [
		{"label": _("Persons"), "value": len(data), "datatype": "Int"},
		{"label": _("Attendance (%)"), "value": flt(rate, 1), "datatype": "Percent"},
		{"label": _("Not Written Down"), "value": sum(row["unmarked"] for row in data), "datatype": "Int"},
	]
