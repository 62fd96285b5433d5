"""What a reader of the live reports may see: the budgets that the user may read, by roles and User Permissions."""

import frappe
from frappe import _

from sales_ops.marketing_budget.queries import BUDGET
from sales_ops.marketing_budget.statements import queries
from sales_ops.policies.budget_plan import ACTIVE, CLOSED

NARROWING = ("fiscal_year", "property_project", "project", "cost_center")


def report_filters(filters: dict | None) -> frappe._dict:
	"""The filters of a report, with `budgets`: the readable budgets that they choose.

	Raises:
		frappe.MandatoryError: no company is chosen.
		frappe.PermissionError: the user may not see the chosen budget.
	"""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	if filters.marketing_budget:
		frappe.get_doc(BUDGET, filters.marketing_budget).check_permission("read")
	filters.budgets = readable_budgets(filters)
	return filters


def readable_budgets(filters: dict) -> list[str]:
	"""Active and closed budgets of the filters; those that are split into others only where they are asked for by name."""
	wanted = {"docstatus": 1, "status": ("in", (ACTIVE, CLOSED)), "company": filters.company}
	wanted |= {field: filters[field] for field in NARROWING if filters.get(field)}
	if filters.get("marketing_budget"):
		return frappe.get_list(BUDGET, wanted | {"name": filters.marketing_budget}, pluck="name")
	split = queries.wholes()
	found = frappe.get_list(BUDGET, wanted, pluck="name", order_by="name", limit=0)
	return [name for name in found if name not in split]


def company_currency(company: str) -> str:
	return frappe.get_cached_value("Company", company, "default_currency")


def money(name: str, label: str, width: int = 140, **more) -> dict:
	"""A column of company money."""
	return {
		"fieldname": name,
		"label": label,
		"fieldtype": "Currency",
		"width": width,
		"options": "currency",
		**more,
	}


def tile(
	label: str, value: float, currency: str | None = None, indicator: str = "Blue", datatype: str = "Int"
):
	"""A number above a report; with a currency, an amount."""
	if currency:
		return {
			"label": label,
			"value": value,
			"indicator": indicator,
			"datatype": "Currency",
			"currency": currency,
		}
	return {"label": label, "value": value, "indicator": indicator, "datatype": datatype}
