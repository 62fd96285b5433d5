"""Meeting Preparation: who hands in what by when, and whether it has come (MEET-06).

The reader sees the meetings that the reader may read; a region's report is not opened by this.
"""

from frappe import _
from frappe.utils import getdate, today

from sales_ops.reporting import alarming, column, of_company, stacked
from sales_ops.sales_meetings.meetings import report_queries

HANDED_IN, LATE, DUE, OVERDUE = "Handed In", "Handed In Late", "Due", "Overdue"
STATES = (HANDED_IN, LATE, DUE, OVERDUE)
COLORS = ("#2a9d8f", "#e9c46a", "#8ab4f8", "#e76f51")


def execute(filters: dict | None = None):
	"""Args: `company`, `from_date`, `to_date` (required), `series`, `sales_meeting`, `status` (one of STATES)."""
	filters = of_company(filters)
	data = get_data(filters)
	return get_columns(), data, None, get_chart(data), get_summary(data)


def get_data(filters: dict) -> list[dict]:
	rows = [
		row
		for row in report_queries.agenda(report_queries.meetings(filters))
		if row.material_required or row.region_report
	]
	reports = report_queries.reports({row.region_report for row in rows if row.region_report})
	on = getdate(today())
	found = [_shown(row, reports.get(row.region_report), on) for row in rows]
	return [row for row in found if not filters.get("status") or row["status"] == filters.status]


def _shown(row: dict, report: dict | None, on) -> dict:
	due = (report and report.due_date) or row.material_due
	came = report.handed_in_on if report else row.received_on
	status, days = state_of(due, came and getdate(came), on)
	asked = _("Region Report") if report else row.material_required
	return {**row, "asked": asked, "due": due, "came": came, "status": status, "days_late": days}


def state_of(due, came, on) -> tuple[str, int]:
	"""How it stands with something due, and how many days it is or was late."""
	days = max(0, ((came or on) - due).days) if due else 0
	if came:
		return (LATE if days else HANDED_IN), days
	return (OVERDUE if days else DUE), days


def get_columns() -> list[dict]:
	return [
		column("meeting_date", _("Date"), "Date", 120),
		column("sales_meeting", _("Sales Meeting"), "Link", 140, "Sales Meeting"),
		column("meeting_title", _("Title"), "Data", 190),
		column("speaker", _("Speaker"), "Data", 110),
		column("subject", _("Subject", context="Sales Meeting Agenda Item"), "Data", 170),
		column("asked", _("Asked For"), "Data", 150),
		column("due", _("Due"), "Date", 120),
		column("came", _("Received on"), "Datetime", 150),
		column("status", _("Status"), "Data", 120),
		column("days_late", _("Days Late"), "Int", 90),
		column("region_report", _("Region Report"), "Link", 140, "Region Report"),
	]


def get_chart(data: list[dict]) -> dict | None:
	"""By speaker: what was handed in, and what is missing."""
	names = list(dict.fromkeys(row["speaker"] or "—" for row in data))
	if not names:
		return None

	def count(name: str, state: str) -> int:
		return sum((row["speaker"] or "—") == name and row["status"] == state for row in data)

	datasets = [
		{"name": _(state, context="Meeting Preparation"), "values": [count(name, state) for name in names]}
		for state in STATES
	]
	return stacked(names, datasets, list(COLORS))


def get_summary(data: list[dict]) -> list[dict]:
	missing = [row for row in data if row["status"] in (DUE, OVERDUE)]
	overdue = [row for row in data if row["status"] == OVERDUE]
	return [
		{"label": _("Asked For"), "value": len(data), "datatype": "Int"},
		{"label": _("Still Missing"), "value": len(missing), "datatype": "Int", "indicator": "Orange"},
		alarming(_("Overdue"), len(overdue)),
	]


def words() -> tuple[str, ...]:
	"""The states, for translation."""
	return (
		_("Handed In", context="Meeting Preparation"),
		_("Handed In Late", context="Meeting Preparation"),
		_("Due", context="Meeting Preparation"),
		_("Overdue", context="Meeting Preparation"),
	)
