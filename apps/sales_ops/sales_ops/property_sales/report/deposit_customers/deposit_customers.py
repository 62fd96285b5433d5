"""Deposit Customers (定金客户): who has paid a deposit and not signed yet, or what became of it (features 45, 46, PROP-05)."""

import frappe
from frappe import _
from frappe.utils import getdate, today

from sales_ops.policies import deposits as policy
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
from sales_ops.values import to_decimal

RUNNING = ("Temporary Deposit", "Full Deposit")
ENDED = ("Forfeited", "Returned")


def execute(filters: dict | None = None):
	"""Args: `company` (required), `property_project`, `consultant`, `from_date`, `to_date`, `show_ended`."""
	filters = frappe._dict(filters or {})
	require_company(filters)
	statuses = RUNNING + (ENDED if filters.show_ended else ())
	data = customer_queries.subscriptions(filters, statuses, *scope(filters))
	for row in data:
		amounts = to_decimal(row.received_amount), to_decimal(row.deposit_amount)
		row.deposit_state = policy.deposit_state(row.status, *amounts)
		row.next_day = _next_day(row)
		row.days_left = (getdate(row.next_day) - getdate(today())).days if row.next_day else None
	chart = chart_by(data, "consultant", _("Deposits Received"), "received_amount")
	return get_columns(), data, None, chart, get_summary(data)


def _next_day(row: dict):
	"""The day that runs: of the full deposit, then of the signing; none for a deal that has ended."""
	return {"Temporary Deposit": row.full_deposit_by, "Full Deposit": row.sign_by}.get(row.status)


def get_columns() -> list[dict]:
	return [
		column("subscription_date", _("Subscription Date"), "Date", 110),
		*customer_columns(),
		column("status", _("Status"), "Data", 110),
		column("deposit_state", _("Deposit State"), "Data", 110),
		column("temporary_deposit_amount", _("Temporary Deposit"), "Currency", 130, "currency"),
		column("deposit_amount", _("Full Deposit"), "Currency", 130, "currency"),
		column("received_amount", _("Received", context="Property Instalment"), "Currency", 130, "currency"),
		column("full_deposit_on", _("Full Deposit On"), "Date", 120),
		column("next_day", _("Limit Ends On"), "Date", 120),
		column("days_left", _("Days Left"), "Int", 95, disable_total=1),
		column("total_amount", _("Deal Amount"), "Currency", 145, "currency"),
		column("property_subscription", _("Property Subscription"), "Link", 145, "Property Subscription"),
		*place_columns(),
	]


def get_summary(data: list[dict]) -> list[dict]:
	late = [row for row in data if row.days_left is not None and row.days_left < 0]
	return [
		count(_("Temporary Deposits"), sum(row.status == "Temporary Deposit" for row in data)),
		count(_("Full Deposits"), sum(row.status == "Full Deposit" for row in data), "Green"),
		money(_("Deposits Received"), data, "received_amount"),
		count(_("Limit Passed"), len(late), "Red"),
	]
