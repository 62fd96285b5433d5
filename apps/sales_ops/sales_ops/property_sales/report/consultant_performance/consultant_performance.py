"""Consultant Performance (业绩统计): deals count from the share of their price that is collected, and are taken back when
they end (feature 98).

The share stands in Property Sales Settings. Row-level permission: consultants get their own deals, supervisors and
finance all, everybody only those of the projects that User Permissions leave them.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import frappe
from frappe import _
from frappe.utils import flt, getdate

from sales_ops.policies.performance import Sale, Tally, commission, counted_on, missing, tally
from sales_ops.property_sales import settings
from sales_ops.property_sales.deals import performance_queries
from sales_ops.property_sales.money import queries as money_queries
from sales_ops.property_sales.permissions import consultants_of, report_projects, sees_all_deals
from sales_ops.reporting import column
from sales_ops.values import to_decimal

DEALS = "Deals"


def execute(filters: dict | None = None):
	"""Args: `company`, `from_date`, `to_date` (required), `property_project`, `consultant`, `view` (`Consultants` or `Deals`)."""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	first, last = getdate(filters.from_date), getdate(filters.to_date)
	sales = get_sales(filters, last)
	if filters.view == DEALS:
		return deal_columns(), [_deal_row(row, sale, last) for row, sale in sales]
	rows = get_data(sales, first, last)
	return get_columns(), rows, None, get_chart(rows), get_summary(rows)


def get_sales(filters: dict, last: date) -> list[tuple[dict, Sale]]:
	"""The deals the user may see, each with what the policy asks."""
	paid = _receipts(filters.company, last)
	projects = report_projects(filters.property_project)
	rows = performance_queries.deals_begun(filters.company, last, projects, _consultants(filters.consultant))
	return [(row, _sale(row, paid[row.property_subscription])) for row in rows]


def _receipts(company: str, last: date) -> dict[str, list[tuple[date, Decimal]]]:
	"""Receipts by deal; what an exchange took along stays with the old deal too, which counted until then."""
	paid: dict[str, list] = defaultdict(list)
	for deal, day, amount in money_queries.received_by_day(company, last):
		paid[deal].append((day, to_decimal(amount)))
	for old, new, on in money_queries.exchanges(company):
		paid[old] += [receipt for receipt in paid[new] if receipt[0] <= on]
	return paid


def _consultants(wanted: str | None) -> list[str] | None:
	if sees_all_deals():
		return [wanted] if wanted else None
	return [consultant for consultant in consultants_of() if wanted in (None, "", consultant)]


def _sale(row: dict, receipts: list) -> Sale:
	return Sale(to_decimal(row.total_amount), row.subscription_date, tuple(receipts), row.ended_on)


def get_data(sales: list[tuple[dict, Sale]], first: date, last: date) -> list[dict]:
	"""A row for each consultant who has deals that count, wait or were taken back, the best first."""
	groups: dict[str | None, list[Sale]] = {}
	for row, sale in sales:
		groups.setdefault(row.consultant or None, []).append(sale)
	share, rates = settings.performance_share(), performance_queries.commission_rates()
	found = {name: tally(group, share, first, last) for name, group in groups.items()}
	currency = sales[0][0].currency if sales else None
	rows = [
		_row(name, counts, flt(rates.get(name)), currency)
		for name, counts in found.items()
		if counts != Tally()
	]
	return sorted(rows, key=lambda row: (-row["net_amount"], row["consultant"] or ""))


def _row(consultant: str | None, counts: Tally, rate: float, currency: str) -> dict:
	return {
		"consultant": consultant,
		"counted": counts.counted,
		"counted_amount": flt(counts.counted_amount),
		"taken_back": counts.taken_back,
		"taken_back_amount": flt(counts.taken_back_amount),
		"net": counts.net,
		"net_amount": flt(counts.net_amount),
		"commission_rate": rate,
		"commission_amount": flt(commission(counts.net_amount, to_decimal(rate))),
		"waiting": counts.waiting,
		"waiting_amount": flt(counts.waiting_amount),
		"missing_amount": flt(counts.missing),
		"currency": currency,
	}


def _deal_row(row: dict, sale: Sale, last: date) -> dict:
	share = settings.performance_share()
	collected = sum((amount for _day, amount in sale.receipts), Decimal(0))
	is_waiting = sale.ended_on is None and counted_on(sale, share) is None
	return {
		**row,
		"collected_amount": flt(collected),
		"collected_percentage": flt(collected / sale.price * 100, 2) if sale.price else None,
		"missing_amount": flt(missing(sale, share, last)) if is_waiting else None,
		"counted_on": counted_on(sale, share),
	}


def get_columns() -> list[dict]:
	money = ("Currency", 150, "currency")
	return [
		column("consultant", _("Consultant", context="Property Subscription"), "Data", 130),
		column("counted", _("Deals That Count"), "Int", 130),
		column("counted_amount", _("Price of Deals That Count"), *money),
		column("taken_back", _("Deals Taken Back"), "Int", 130),
		column("taken_back_amount", _("Price of Deals Taken Back"), *money),
		column("net", _("Net Deals"), "Int", 100),
		column("net_amount", _("Net Performance"), *money),
		column(
			"commission_rate",
			_("Commission Rate", context="Consultant Performance"),
			"Percent",
			120,
			disable_total=1,
		),
		column("commission_amount", _("Commission", context="Consultant Performance"), *money),
		column("waiting", _("Deals Not Counting Yet"), "Int", 150),
		column("waiting_amount", _("Price of Deals Not Counting Yet"), *money),
		column("missing_amount", _("Still to Collect until They Count"), *money),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def deal_columns() -> list[dict]:
	money = ("Currency", 150, "currency")
	return [
		column("consultant", _("Consultant", context="Property Subscription"), "Data", 130),
		column("property_unit", _("Property Unit"), "Link", 150, "Property Unit"),
		column("customer_name", _("Customer"), "Data", 120),
		column("status", _("Status"), "Data", 110),
		column("subscription_date", _("Subscription Date"), "Date", 120),
		column("total_amount", _("Price"), *money),
		column("collected_amount", _("Received", context="Property Instalment"), *money),
		column("collected_percentage", _("Received %"), "Percent", 110, disable_total=1),
		column("missing_amount", _("Still to Collect until It Counts"), *money),
		column("counted_on", _("Counts From"), "Date", 110),
		column("ended_on", _("Ended On"), "Date", 110),
		column("property_subscription", _("Property Subscription"), "Link", 150, "Property Subscription"),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_chart(rows: list[dict]) -> dict | None:
	if not rows:
		return None
	labels = [row["consultant"] or _("No Consultant") for row in rows]
	values = [row["net_amount"] for row in rows]
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "currency",
		"data": {"labels": labels, "datasets": [{"name": _("Net Performance"), "values": values}]},
		"colors": ["#4C9F70"],
	}


def get_summary(rows: list[dict]) -> list[dict]:
	if not rows:
		return []
	share = settings.performance_share()
	money = {"datatype": "Currency", "currency": rows[0]["currency"]}
	return [
		{"label": _("A Deal Counts from (% Collected)"), "value": flt(share), "datatype": "Percent"},
		{"label": _("Net Deals"), "value": sum(row["net"] for row in rows), "datatype": "Int"},
		{
			"label": _("Net Performance"),
			"value": sum(row["net_amount"] for row in rows),
			"indicator": "Green",
			**money,
		},
		{
			"label": _("Still to Collect until They Count"),
			"value": sum(row["missing_amount"] for row in rows),
			"indicator": "Orange",
			**money,
		},
	]
