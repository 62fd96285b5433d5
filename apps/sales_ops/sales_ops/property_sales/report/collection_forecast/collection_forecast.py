"""Collection Forecast: what is still to come in, by month due, of the buyers' own money and of loans."""

import frappe
from frappe import _
from frappe.utils import add_months, cint, flt, get_last_day, getdate, today

from sales_ops.policies.payment_plan import LOAN
from sales_ops.property_sales.ledgers.queries import OVERDUE, instalments_due
from sales_ops.property_sales.permissions import report_projects
from sales_ops.reporting import column


def execute(filters: dict | None = None):
	"""Args: `company` (required), `months` (this one and how many after it; 12), `property_project`, `consultant`."""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	data = get_data(filters)
	return get_columns(), data, None, get_chart(data)


def get_data(filters: dict) -> list[dict]:
	"""A row for each project and month. What is overdue is one row, since that money is asked for now."""
	on = getdate(today())
	until = get_last_day(add_months(on, cint(filters.months) or 12))
	currency = frappe.get_cached_value("Company", filters.company, "default_currency")
	rows: dict[tuple, dict] = {}
	for found in instalments_due(filters, on, until, report_projects(filters.property_project)):
		key = {"property_project": found.property_project, "month": found.month}
		empty = {"own_money": 0, "loan": 0, "instalments": 0, "currency": currency}
		row = rows.setdefault(tuple(key.values()), key | empty)
		row["loan" if found.money_source == LOAN else "own_money"] += flt(found.amount)
		row["instalments"] += found.instalments
	for row in rows.values():
		row["total"] = row["own_money"] + row["loan"]
	return sorted(
		rows.values(), key=lambda row: (row["property_project"], row["month"] != OVERDUE, row["month"])
	)


def get_columns() -> list[dict]:
	return [
		column("property_project", _("Property Project"), "Link", 170, "Property Project"),
		column("month", _("Month Due"), "Data", 120),
		column("instalments", _("Instalments"), "Int", 100),
		column("own_money", _("Own Money"), "Currency", 170, "currency"),
		column("loan", _("Loan"), "Currency", 170, "currency"),
		column("total", _("Total"), "Currency", 170, "currency"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_chart(data: list[dict]) -> dict:
	months = sorted({row["month"] for row in data}, key=lambda month: (month != OVERDUE, month))

	def values(field: str) -> list[float]:
		return [sum(row[field] for row in data if row["month"] == month) for month in months]

	return {
		"data": {
			"labels": [_(month) if month == OVERDUE else month for month in months],
			"datasets": [
				{"name": _("Own Money"), "values": values("own_money")},
				{"name": _("Loan"), "values": values("loan")},
			],
		},
		"type": "bar",
		"barOptions": {"stacked": 1},
		"fieldtype": "Currency",
		"colors": ["#48bb74", "#4299e1"],
	}
