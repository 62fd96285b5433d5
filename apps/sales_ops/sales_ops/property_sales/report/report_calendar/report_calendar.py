"""Report Calendar: which daily, weekly and monthly report and plan was due when, handed in when, late by how many days, or is
missing (PROP-06, PROP-07, PROP-08). Projects are those that User Permissions leave the user."""

from datetime import date, datetime

import frappe
from frappe import _
from frappe.utils import get_datetime, getdate, now_datetime

from sales_ops.policies import report_terms as policy
from sales_ops.policies.periods import KINDS, Period, period_of
from sales_ops.property_sales.permissions import report_projects
from sales_ops.property_sales.statistics.schedule import DOCTYPES, due_at, expected, reporting_projects
from sales_ops.reporting import column

FIELDS = [
	"name",
	"property_project",
	"from_date",
	"due_at",
	"handed_in_at",
	"handed_in_by",
	"days_late",
	"status",
]


def execute(filters: dict | None = None):
	"""Args: `company`, `from_date`, `to_date` (required: of the due days), `property_project`, `kind`, `only_late`."""
	filters = frappe._dict(filters or {})
	if not (filters.company and filters.from_date and filters.to_date):
		frappe.throw(_("Please choose the first and the last day."), frappe.MandatoryError)
	rows = get_data(filters)
	return get_columns(), rows, None, None, get_summary(rows)


def get_columns() -> list[dict]:
	return [
		column("property_project", _("Property Project"), "Link", 150, "Property Project"),
		column("report", _("Report"), "Data", 190),
		column("period", _("Period"), "Data", 110),
		column("due_at", _("Due", context="Property Daily Report"), "Datetime", 185),
		column("state", _("State", context="Report Calendar"), "Data", 110),
		column("days_late", _("Days Late"), "Int", 100),
		column("handed_in_at", _("Handed In At"), "Datetime", 185),
		column("handed_in_by", _("Handed In By"), "Link", 160, "User"),
		column("confirmed", _("Confirmed"), "Check", 95),
		column("document_type", _("Document Type"), "Data", 0, hidden=1),
		column("document", _("Document"), "Dynamic Link", 190, "document_type"),
	]


def get_data(filters: dict) -> list[dict]:
	"""The reports that are due in the time asked for, the latest due first; also such as nobody has begun."""
	now = now_datetime()
	days = getdate(filters.from_date), getdate(filters.to_date)
	projects = report_projects(filters.property_project)
	within = {"company": filters.company} | ({"name": ("in", projects)} if projects is not None else {})
	rows = []
	for kind in (filters.kind,) if filters.kind in KINDS else KINDS:
		made = _made(kind, within, days)
		rows += [_row(kind, name, doc.due_at, doc, now) for (name, _start), doc in made.items()]
		rows += _missing(kind, within, days, set(made), now)
	if filters.only_late:
		rows = [row for row in rows if row["code"] in (policy.LATE, policy.OVERDUE, policy.MISSING)]
	return sorted(rows, key=lambda row: (row["due_at"], row["property_project"], row["report"]), reverse=True)


def _made(kind: str, within: dict, days: tuple[date, date]) -> dict[tuple[str, date], dict]:
	projects = frappe.get_all("Property Project", within, pluck="name")
	filters = {
		"property_project": ("in", projects),
		"docstatus": ("<", 2),
		"due_at": ("between", [days[0], days[1]]),
	}
	found = frappe.get_all(DOCTYPES[kind], filters, FIELDS)
	return {(row.property_project, row.from_date): row for row in found}


def _missing(kind: str, within: dict, days: tuple[date, date], made: set, now: datetime) -> list[dict]:
	"""What should have been drafted and was not, or was cancelled and not amended."""
	rows = []
	for project in reporting_projects(**within):
		if not project.reports_from:
			continue
		# A weekly or monthly report is due after its period, so look back as far as one month before.
		first = period_of(kind, frappe.utils.add_months(days[0], -2)).start
		for period in expected(kind, project, first, now):
			due = due_at(kind, period, project.company)
			if (project.name, period.start) not in made and days[0] <= due.date() <= days[1]:
				rows.append(_row(kind, project.name, due, None, now, period))
	return rows


def _row(kind: str, project: str, due, doc: dict | None, now: datetime, period: Period | None = None) -> dict:
	due = get_datetime(due)
	handed_in = get_datetime(doc.handed_in_at) if doc and doc.handed_in_at else None
	code = policy.state_of(due, bool(doc), handed_in, now)
	period = period or period_of(kind, doc.from_date)
	return {
		"property_project": project,
		"report": _(DOCTYPES[kind]),
		"period": period.label,
		"due_at": due,
		"code": code,
		"state": _(code, context="Report Calendar"),
		"days_late": policy.days_late(due, handed_in or now),
		"handed_in_at": handed_in,
		"handed_in_by": doc and doc.handed_in_by,
		"confirmed": int(bool(doc and doc.status == "Confirmed")),
		"document_type": DOCTYPES[kind],
		"document": doc and doc.name,
	}


def get_summary(rows: list[dict]) -> list[dict]:
	states = (
		(policy.ON_TIME, _("On Time", context="Report Calendar"), "Green"),
		(policy.LATE, _("Late", context="Report Calendar"), "Orange"),
		(policy.OVERDUE, _("Overdue", context="Report Calendar"), "Red"),
		(policy.MISSING, _("Missing", context="Report Calendar"), "Red"),
		(policy.NOT_DUE, _("Not Due", context="Report Calendar"), "Blue"),
	)
	return [
		{
			"label": label,
			"value": sum(row["code"] == state for row in rows),
			"datatype": "Int",
			"indicator": color,
		}
		for state, label, color in states
	]
