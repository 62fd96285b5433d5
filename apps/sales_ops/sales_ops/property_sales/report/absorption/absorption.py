"""Absorption (去化): month by month, how many of the units on offer were sold, and what is left (feature 28)."""

import frappe
from frappe import _
from frappe.utils import add_months, cint, flt, format_date, getdate, today

from sales_ops.policies.absorption import Month, Sold, months, spells
from sales_ops.property_sales.units import stock_queries
from sales_ops.reporting import column


def execute(filters: dict | None = None):
	"""Args: `property_project` (required), `months` (this one and how many before it; 12), `kind`."""
	filters = frappe._dict(filters or {})
	if not filters.property_project:
		frappe.throw(_("Please choose a Property Project."), frappe.MandatoryError)
	frappe.has_permission("Property Project", "read", filters.property_project, throw=True)
	data = get_data(filters)
	return get_columns(), data, None, get_chart(data)


def get_data(filters: dict) -> list[dict]:
	claims = stock_queries.sold_claims(filters.property_project, filters.kind)
	sold = spells(Sold(row.deal, row.unit, row.claimed_on, row.ended_on) for row in claims)
	released = stock_queries.released_days(filters.property_project, filters.kind)
	facts = {row.deal: row for row in claims}
	last = getdate(today())
	first = getdate(add_months(last.replace(day=1), -(cint(filters.months) or 12)))
	currency = frappe.get_cached_value("Property Project", filters.property_project, "currency")
	return [_row(month, facts, currency) for month in months(first, last, released, sold)]


def _row(month: Month, facts: dict, currency: str) -> dict:
	deals = [facts[deal] for deal in month.sold]
	return {
		"month": format_date(month.first_day, "yyyy-MM"),
		"stock_before": month.stock_before,
		"released": month.released,
		"sold": len(deals),
		"sold_area": flt(sum(flt(deal.built_area) for deal in deals), 2),
		"sold_amount": flt(sum(flt(deal.agreed_amount) for deal in deals), 2),
		"ended": month.ended,
		"stock": month.stock,
		"rate": flt(month.rate, 1) if month.rate is not None else None,
		"currency": currency,
	}


def get_columns() -> list[dict]:
	return [
		column("month", _("Calendar Month"), "Data", 100),
		column("stock_before", _("Stock Before"), "Int", 110),
		column("released", _("Newly Released"), "Int", 120),
		column("sold", _("Units Sold"), "Int", 100),
		column("sold_area", _("Area Sold (m²)"), "Float", 130, precision=2),
		column("sold_amount", _("Agreed Price"), "Currency", 160, "currency"),
		column("ended", _("Back in Stock"), "Int", 120),
		column("stock", _("Stock After"), "Int", 110),
		column("rate", _("Sold of Offered %"), "Float", 140, precision=1),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_chart(data: list[dict]) -> dict:
	return {
		"data": {
			"labels": [row["month"] for row in data],
			"datasets": [
				{"name": _("Units Sold"), "values": [row["sold"] for row in data], "chartType": "bar"},
				{"name": _("Stock After"), "values": [row["stock"] for row in data], "chartType": "line"},
			],
		},
		"type": "axis-mixed",
		"colors": ["#4299e1", "#ed8936"],
	}
