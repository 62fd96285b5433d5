"""Before the meeting: a report for each region, and the plan sent out with what everybody hands in by when."""

import frappe
from frappe.utils import add_days, getdate

from sales_ops.policies.meeting_agenda import REGION
from sales_ops.sales_meetings.meetings import notices, terms

REPORT = "Region Report"


def make_reports(doc) -> None:
	"""Link each region's row of the agenda to its report on the month reviewed; a missing one is begun for the speaker."""
	rows = [row for row in doc.agenda if row.kind == REGION and row.territory]
	known = _reports(doc, [row.territory for row in rows])
	for row in rows:
		report = known.get(row.territory) or _begin(doc, row)
		known[row.territory] = report
		row.region_report = report.name
		row.received_on = report.handed_in_on


def _reports(doc, territories: list[str]) -> dict:
	"""The reports there are, taken along to this meeting."""
	filters = {"company": doc.company, "month": doc.review_month, "docstatus": ("<", 2)}
	filters["territory"] = ("in", territories or [""])
	rows = frappe.get_all(REPORT, filters, ["name", "territory", "handed_in_on", "sales_meeting"])
	for row in rows:
		if row.sales_meeting != doc.name:
			frappe.db.set_value(REPORT, row.name, "sales_meeting", doc.name)
	return {row.territory: row for row in rows}


def _begin(doc, row):
	values = {"company": doc.company, "territory": row.territory, "month": doc.review_month}
	values |= {"employee": row.employee, "reporter": row.speaker, "user": row.user, "sales_meeting": doc.name}
	values["basis"] = doc.series and frappe.get_cached_value("Sales Meeting Series", doc.series, "basis")
	report = frappe.get_doc({"doctype": REPORT, **{key: value for key, value in values.items() if value}})
	report.due_date = report_due(doc, row)
	report.flags.step = True
	return report.insert(ignore_permissions=True)


def report_due(doc, row=None):
	"""By when a region's report is handed in: as its row of the agenda says, else some days before the meeting."""
	if row and row.material_due:
		return row.material_due
	return add_days(getdate(doc.meeting_date), -terms.days("materials_due_days"))


def send(doc) -> None:
	"""Begin the region reports and tell everybody."""
	make_reports(doc)
	notices.send_plan(doc)
