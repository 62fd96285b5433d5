"""The presale liability of the books against the deals' own documents; judged by `policies.presale_liability`."""

from collections.abc import Collection

import frappe

from sales_ops.policies.presale_liability import DealMoney, Line, reconcile
from sales_ops.property_sales.ledgers import queries as ledger_queries
from sales_ops.values import to_decimal


def liability_lines(company: str, property_projects: Collection[str] | None = None) -> list[Line]:
	"""A line for each accounting project and customer; empty for a company without an advance account.

	Args:
		property_projects: only the accounting projects of these; None: all of the company.
	"""
	account = advance_account(company)
	if not account:
		return []
	is_wanted = {"name": ("in", list(property_projects))} if property_projects is not None else {}
	filters = {"company": company, **is_wanted}
	projects = {row or "" for row in frappe.get_all("Property Project", filters, pluck="project")}
	rows = ledger_queries.deal_money(company)
	deals = [_deal_money(row) for row in rows]
	booked = ledger_queries.advance_balances(account, projects - {""}, {deal.customer for deal in deals})
	lines = reconcile(deals, {key: to_decimal(amount) for key, amount in booked.items()})
	if property_projects is not None:
		lines = [line for line in lines if line.project in projects]
	return [line for line in lines if line.expected or line.booked or line.received]


def _deal_money(row: dict) -> DealMoney:
	amounts = {field: to_decimal(row[field]) for field in ("received", "kept", "refunded", "invoiced")}
	return DealMoney(row.project, row.customer, **amounts)


def unexplained_vouchers(company: str, lines: list[Line]) -> dict:
	"""For lines with a difference: the vouchers that neither a deal nor a change knows, `{(project, customer): [names]}`."""
	return ledger_queries.vouchers_without_deal(
		advance_account(company), {line.customer for line in lines if line.difference}
	)


def advance_account(company: str) -> str | None:
	return frappe.get_cached_value("Company", company, "default_advance_received_account")
