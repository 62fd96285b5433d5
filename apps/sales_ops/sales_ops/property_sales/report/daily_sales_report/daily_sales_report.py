"""Daily Sales Report: deposits, signings, changes and receipts of any days, live, by kind with each event below (PROP-06).

The Property Daily Report of a day is the same, frozen. Row-level permission: consultants get the deals of their own Sales
Persons, everybody only those of the projects that User Permissions leave them.
"""

from collections import defaultdict

import frappe
from frappe import _
from frappe.utils import flt

from sales_ops.policies import statistics as policy
from sales_ops.property_sales.statistics.events import events
from sales_ops.property_sales.statistics.report_scope import company_currency, scope_of
from sales_ops.reporting import column

SHOWN_IN_SUMMARY = (
	policy.TEMPORARY_DEPOSIT,
	policy.FULL_DEPOSIT,
	policy.SIGNING,
	policy.FORFEITURE,
	policy.RETURN,
	policy.EXCHANGE,
)


def execute(filters: dict | None = None):
	"""Args: `company`, `from_date`, `to_date` (required), `property_project`, `consultant`, `kind`."""
	filters = frappe._dict(filters or {})
	kinds = (filters.kind,) if filters.kind in policy.KINDS else policy.KINDS
	found = events(scope_of(filters), kinds)
	currency = company_currency(filters.company)
	return get_columns(), get_data(found, currency), None, get_chart(found), get_summary(found, currency)


def get_columns() -> list[dict]:
	return [
		column("title", _("Kind"), "Data", 190),
		column("no_of", _("How Many"), "Int", 95),
		column("area", _("Area (m²)"), "Float", 110, precision=2),
		column("amount", _("Price"), "Currency", 165, "currency"),
		column("money_amount", _("Money"), "Currency", 140, "currency"),
		column("property_unit", _("Property Unit"), "Link", 170, "Property Unit"),
		column("customer_name", _("Customer Name"), "Data", 120),
		column("consultant", _("Consultant", context="Property Subscription"), "Data", 110),
		column("reason", _("Reason"), "Data", 120),
		column("detail", _("Details"), "Data", 160),
		column("document_type", _("Document Type"), "Data", 0, hidden=1),
		column("document_name", _("Document"), "Dynamic Link", 170, "document_type"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_data(found: list[policy.Event], currency: str) -> list[dict]:
	"""A row for each kind that occurred, with its events indented below it."""
	groups = defaultdict(list)
	for event in found:
		groups[event.kind].append(event)
	rows = []
	for kind, total in policy.totals(found).items():
		if groups[kind]:
			rows.append(_total_row(kind, total, currency))
			rows += [_event_row(event, currency) for event in groups[kind]]
	return rows


def _total_row(kind: str, total: policy.Totals, currency: str) -> dict:
	return {
		"title": _(kind, context="Property Report Figure"),
		"kind": kind,
		"indent": 0,
		"no_of": total.count,
		**_money(total),
		"currency": currency,
	}


def _event_row(event: policy.Event, currency: str) -> dict:
	return {
		"title": frappe.format(event.event_date, {"fieldtype": "Date"}),
		"event_date": event.event_date,
		"indent": 1,
		"no_of": event.sign,
		**_money(event),
		"property_unit": event.property_unit,
		"customer_name": event.customer_name,
		"consultant": event.consultant,
		"reason": _(event.reason) if event.reason else None,
		"detail": event.detail,
		"document_type": event.document_type,
		"document_name": event.document_name,
		"currency": currency,
	}


def _money(row) -> dict:
	return {field: flt(getattr(row, field)) for field in ("area", "amount", "money_amount")}


def get_chart(found: list[policy.Event]) -> dict | None:
	"""Deposits and signed contracts by day."""
	days = sorted({event.event_date for event in found})
	if not days:
		return None
	counts = defaultdict(int)
	for event in found:
		counts[event.kind, event.event_date] += event.sign
	return {
		"data": {
			"labels": [f"{day:%m-%d}" for day in days],
			"datasets": [
				{
					"name": _(kind, context="Property Report Figure"),
					"values": [counts[kind, day] for day in days],
				}
				for kind in policy.SALES
			],
		},
		"type": "bar",
		"colors": ["#f8bf45", "#449cf0", "#8e59d1"],
	}


def get_summary(found: list[policy.Event], currency: str) -> list[dict]:
	total = policy.totals(found)
	counts = [
		{
			"label": _(kind, context="Property Report Figure"),
			"value": total[kind].count,
			"datatype": "Int",
			"indicator": "Blue" if kind in policy.SALES else "Orange",
		}
		for kind in SHOWN_IN_SUMMARY
	]
	received = {"label": _("Receipts"), "value": flt(total[policy.RECEIPT].amount), "indicator": "Green"}
	return [*counts, {**received, "datatype": "Currency", "currency": currency}]
