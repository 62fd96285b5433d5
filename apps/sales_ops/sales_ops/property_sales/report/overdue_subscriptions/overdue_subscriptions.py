"""Overdue Subscriptions (签约超期): deals whose signing deadline has passed without a contract (feature 59)."""

import frappe
from frappe import _
from frappe.utils import getdate, today

from sales_ops.property_sales.deals import customer_queries
from sales_ops.property_sales.deals.customer_reports import (
	chart_by,
	count,
	customer_columns,
	money,
	place_columns,
	require_company,
	scope,
)
from sales_ops.reporting import column

UNSIGNED = ("Held", "Temporary Deposit", "Full Deposit")


def execute(filters: dict | None = None):
	"""Args: `company` (required), `report_date` (today), `property_project`, `consultant`, `from_date`, `to_date`."""
	filters = frappe._dict(filters or {})
	require_company(filters)
	on = getdate(filters.report_date or today())
	data = customer_queries.subscriptions(filters, UNSIGNED, *scope(filters), sign_by_before=on)
	for row in data:
		row.days_overdue = (on - getdate(row.sign_by)).days
	return get_columns(), data, None, chart_by(data, "consultant", _("Deals")), get_summary(data)


def get_columns() -> list[dict]:
	return [
		*customer_columns(),
		column("status", _("Status"), "Data", 110),
		column("subscription_date", _("Subscription Date"), "Date", 120),
		column("sign_by", _("Sign By"), "Date", 120),
		column("days_overdue", _("Days Overdue"), "Int", 115, disable_total=1),
		column("total_amount", _("Deal Amount"), "Currency", 145, "currency"),
		column("received_amount", _("Received", context="Property Instalment"), "Currency", 130, "currency"),
		column("property_subscription", _("Property Subscription"), "Link", 145, "Property Subscription"),
		*place_columns(),
	]


def get_summary(data: list[dict]) -> list[dict]:
	return [
		count(_("Deals Overdue"), len(data), "Red"),
		count(_("Most Days Overdue"), max((row.days_overdue for row in data), default=0), "Orange"),
		money(_("Deal Amount"), data, "total_amount"),
	]
