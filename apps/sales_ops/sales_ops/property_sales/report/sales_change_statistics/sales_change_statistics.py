"""Sales Change Statistics: forfeitures, returns, exchanges and changes of plan, price, name and term, live (PROP-08, §4 R4).

By the day of execution; a change that was undone stands once more on the day of the undo, counted as -1. The frozen figures
of a month stand in its Property Monthly Report. Row-level permission as Daily Sales Report.
"""

from collections import defaultdict

import frappe
from frappe import _
from frappe.utils import flt

from sales_ops.policies import statistics as policy
from sales_ops.property_sales.statistics.events import events
from sales_ops.property_sales.statistics.report_scope import company_currency, scope_of
from sales_ops.reporting import column


def execute(filters: dict | None = None):
	"""Args: `company`, `from_date`, `to_date` (required), `property_project`, `consultant`, `kind`."""
	filters = frappe._dict(filters or {})
	kinds = (filters.kind,) if filters.kind in policy.CHANGES else policy.CHANGES
	found = events(scope_of(filters), kinds)
	currency = company_currency(filters.company)
	return get_columns(), get_data(found, currency), None, get_chart(found), get_summary(found)


def get_columns() -> list[dict]:
	return [
		column("event_date", _("Date"), "Date", 110),
		column("kind", _("Kind"), "Data", 140),
		column("no_of", _("Counts As"), "Int", 95),
		column("property_unit", _("Property Unit"), "Link", 170, "Property Unit"),
		column("customer_name", _("Customer Name"), "Data", 120),
		column("consultant", _("Consultant", context="Property Subscription"), "Data", 110),
		column("area", _("Area (m²)"), "Float", 110, precision=2),
		column("amount", _("Price"), "Currency", 150, "currency"),
		column("money_amount", _("Money"), "Currency", 140, "currency"),
		column("reason", _("Reason"), "Data", 130),
		column("detail", _("Details"), "Data", 170),
		column("document_name", _("Change"), "Link", 150, "Property Change Application"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_data(found: list[policy.Event], currency: str) -> list[dict]:
	"""A row for each change and each undo, the newest first. An undo has negative figures, so the totals are net."""
	return [
		{
			"event_date": event.event_date,
			"kind": _(event.kind, context="Property Report Figure"),
			"no_of": event.sign,
			"property_unit": event.property_unit,
			"customer_name": event.customer_name,
			"consultant": event.consultant,
			"area": flt(event.sign * event.area),
			"amount": flt(event.sign * event.amount),
			"money_amount": flt(event.sign * event.money_amount),
			"reason": _(event.reason) if event.reason else None,
			"detail": event.detail,
			"document_name": event.document_name,
			"currency": currency,
		}
		for event in sorted(found, key=lambda event: event.event_date, reverse=True)
	]


def get_chart(found: list[policy.Event]) -> dict | None:
	"""Net number of changes by month and kind."""
	months = sorted({f"{event.event_date:%Y-%m}" for event in found})
	if not months:
		return None
	counts = defaultdict(int)
	for event in found:
		counts[event.kind, f"{event.event_date:%Y-%m}"] += event.sign
	kinds = [kind for kind in policy.CHANGES if any(counts[kind, month] for month in months)]
	return {
		"data": {
			"labels": months,
			"datasets": [
				{
					"name": _(kind, context="Property Report Figure"),
					"values": [counts[kind, month] for month in months],
				}
				for kind in kinds
			],
		},
		"type": "bar",
		"barOptions": {"stacked": 1},
	}


def get_summary(found: list[policy.Event]) -> list[dict]:
	return [
		{
			"label": _(kind, context="Property Report Figure"),
			"value": total.count,
			"datatype": "Int",
			"indicator": "Orange" if total.count else "Gray",
		}
		for kind, total in policy.totals(found).items()
		if kind in policy.CHANGES
	]
