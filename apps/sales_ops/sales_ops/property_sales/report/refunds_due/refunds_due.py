"""Refunds Due: what is owed back to customers of ended deals and not paid yet, the most overdue first (§8.5, row 91).

What is due comes from ERPNext's ledger, so a refund that finance paid in any way is off the list.
"""

import frappe
from frappe import _
from frappe.utils import date_diff, flt, getdate, today

from sales_ops.property_sales.money import queries as money_queries
from sales_ops.property_sales.money.refunds import open_refunds
from sales_ops.property_sales.permissions import report_projects
from sales_ops.reporting import column


def execute(filters: dict | None = None):
	"""Args: `company` (required), `report_date` (today; counts the days overdue), `property_project`."""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	data = get_data(filters)
	return get_columns(), data, None, None, get_summary(data)


def get_columns() -> list[dict]:
	return [
		column("customer_name", _("Customer"), "Data", 130),
		column("property_unit", _("Property Unit"), "Link", 175, "Property Unit"),
		column("kind", _("Kind"), "Data", 90),
		column("refund_due_on", _("Refund Due On"), "Date", 125),
		column("days_overdue", _("Days Overdue"), "Int", 120, disable_total=1),
		column("refund_amount", _("To Be Refunded"), "Currency", 150, "currency"),
		column("refunded", _("Refunded"), "Currency", 150, "currency"),
		column("due", _("Still Due"), "Currency", 150, "currency"),
		column("pay", "", "Data", 110),
		column("consultant", _("Consultant", context="Property Subscription"), "Data", 110),
		column(
			"name",
			_("Application", context="Property Change Application"),
			"Link",
			150,
			"Property Change Application",
		),
		column("posting_date", _("Executed On"), "Date", 115),
		column("journal_entry", _("Journal Entry"), "Link", 160, "Journal Entry"),
		column("property_project", _("Property Project"), "Link", 130, "Property Project"),
		column("currency", _("Currency"), "Data", 80, hidden=1),
	]


def get_data(filters: dict) -> list[dict]:
	"""Rows of executed changes whose refund is open; amounts in the deal's currency."""
	on = getdate(filters.report_date or today())
	changes = money_queries.changes_with_refund(filters.company, report_projects(filters.property_project))
	due = open_refunds([row.journal_entry for row in changes])
	rows = [_row(row, due[row.journal_entry], on) for row in changes if due.get(row.journal_entry)]
	return sorted(rows, key=lambda row: (row["refund_due_on"], row["name"]))


def _row(change: dict, due: float, on) -> dict:
	return {
		**change,
		"due": due,
		"refunded": flt(change.refund_amount) - due,
		"days_overdue": max(0, date_diff(on, change.refund_due_on)),
	}


def get_summary(data: list[dict]) -> list[dict]:
	currency = data[0]["currency"] if data else None
	overdue = [row for row in data if row["days_overdue"]]
	return [
		{"label": _("Refunds Due"), "value": len(data), "datatype": "Int", "indicator": "Orange"},
		{
			"label": _("Still Due"),
			"value": sum(row["due"] for row in data),
			"datatype": "Currency",
			"currency": currency,
			"indicator": "Orange",
		},
		{"label": _("Refunds Overdue"), "value": len(overdue), "datatype": "Int", "indicator": "Red"},
	]
