"""Inventory and Cost Saved: own stock at the end of a period and the comparable cost of what it used, against the same
period a year before (CONS-12). What counts as saved is said in policies/consignment_savings.py.

Row-level permission: the report's roles see all items.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import frappe
from frappe import _
from frappe.utils import add_years, flt, getdate

from sales_ops.consignment.control import savings_queries
from sales_ops.consignment.control.sight import company_currency, report_filters
from sales_ops.policies.consignment_savings import ItemYear, Savings, Use, sum_up
from sales_ops.reporting import column
from sales_ops.values import to_decimal

ITEM = "Item"
IN_CHART = 10  # categories


def execute(filters: dict | None = None):
	"""Args: `company`, `from_date`, `to_date` (required), `item_group`, `group_by` (`Item`; empty: by category)."""
	filters = report_filters(filters)
	if not (filters.from_date and filters.to_date):
		frappe.throw(_("Please choose the period."), frappe.MandatoryError)
	currency = company_currency(filters.company)
	items = get_items(filters)
	rows = [row | {"currency": currency} for row in get_data(items, filters.group_by)]
	savings = sum_up(item for _names, item in items)
	return get_columns(filters.group_by), rows, None, get_chart(rows, filters), get_summary(savings, currency)


def periods(filters: dict) -> tuple[tuple[date, date], tuple[date, date]]:
	"""The same days a year before, and the period itself."""
	now = getdate(filters.from_date), getdate(filters.to_date)
	return tuple(getdate(add_years(day, -1)) for day in now), now


def get_items(filters: dict) -> list[tuple[dict, ItemYear]]:
	"""Every item with a stock or a use in either period."""
	before, now = periods(filters)
	stock = savings_queries.stock_values(filters.company, before[1], now[1], filters.item_group)
	use = savings_queries.use(filters.company, before, now, filters.item_group)
	found: dict[str, dict] = {}
	for row in (*stock, *use):
		found.setdefault(row.item_code, {}).update(row)
	return [(row, _item_year(row)) for row in found.values()]


def _item_year(row: dict) -> ItemYear:
	value = {name: to_decimal(row.get(name)) for name in ("stock_before", "stock_now")}
	return ItemYear(
		**value,
		use_before=Use(to_decimal(row.get("qty_before")), to_decimal(row.get("cost_before"))),
		use_now=Use(to_decimal(row.get("qty_now")), to_decimal(row.get("cost_now"))),
	)


def get_data(items: list[tuple[dict, ItemYear]], group_by: str | None) -> list[dict]:
	"""A row for each category or item, the greatest saving first; what has neither stock nor use is left out."""
	key = "item_code" if group_by == ITEM else "item_group"
	groups: dict[str, list[ItemYear]] = defaultdict(list)
	names: dict[str, dict] = {}
	for row, item in items:
		groups[row[key]].append(item)
		names[row[key]] = row
	rows = []
	for name, group in groups.items():
		savings = sum_up(group)
		if savings != Savings():
			kept = {field: names[name][field] for field in ("item_code", "item_name", "item_group")}
			rows.append(kept | _row(savings))
	return sorted(rows, key=lambda row: (-row["stock_reduction"] - row["cost_reduction"], row[key] or ""))


def _row(savings: Savings) -> dict:
	return {
		"stock_before": flt(savings.stock_before),
		"stock_now": flt(savings.stock_now),
		"stock_reduction": flt(savings.stock_reduction),
		"stock_percentage": _percent(savings.stock_reduction_percentage),
		"use_before": flt(savings.use_before),
		"use_now": flt(savings.use_now),
		"at_old_prices": flt(savings.comparable_at_old_prices, 2),
		"comparable_now": flt(savings.comparable_now),
		"cost_reduction": flt(savings.cost_reduction, 2),
		"cost_percentage": _percent(savings.cost_reduction_percentage),
		"use_growth": _percent(savings.use_growth_percentage),
	}


def _percent(value: Decimal | None) -> float | None:
	return None if value is None else flt(value)


def get_columns(group_by: str | None) -> list[dict]:
	money, percent = ("Currency", 140, "currency"), ("Percent", 90, None)
	item = [
		column("item_code", _("Item"), "Link", 120, "Item"),
		column("item_name", _("Item Name"), "Data", 160),
	]
	return [
		*(item if group_by == ITEM else []),
		column("item_group", _("Item Group"), "Link", 150, "Item Group"),
		column("stock_before", _("Stock a Year Before"), *money),
		column("stock_now", _("Stock at the End"), *money),
		column("stock_reduction", _("Less Stock"), *money),
		column("stock_percentage", _("Less Stock %"), *percent, disable_total=1),
		column("use_before", _("Used a Year Before"), *money),
		column("use_now", _("Used"), *money),
		column("at_old_prices", _("At Last Year's Cost"), *money),
		column("comparable_now", _("Comparable Cost"), *money),
		column("cost_reduction", _("Lower Cost"), *money),
		column("cost_percentage", _("Lower Cost %"), *percent, disable_total=1),
		column("use_growth", _("More Used %"), *percent, disable_total=1),
		column("currency", _("Currency"), "Link", 80, "Currency", hidden=1),
	]


def get_chart(rows: list[dict], filters: dict) -> dict | None:
	"""Own stock of the categories or items that saved most, at the end of both periods."""
	if not rows:
		return None
	shown = rows[:IN_CHART]
	name = "item_name" if filters.group_by == ITEM else "item_group"
	datasets = [
		{"name": _("Stock a Year Before"), "values": [row["stock_before"] for row in shown]},
		{"name": _("Stock at the End"), "values": [row["stock_now"] for row in shown]},
	]
	return {
		"type": "bar",
		"fieldtype": "Currency",
		"options": "currency",
		"data": {"labels": [row[name] for row in shown], "datasets": datasets},
		"colors": ["#B0B7C3", "#4C9F70"],
	}


def get_summary(savings: Savings, currency: str) -> list[dict]:
	money = {"datatype": "Currency", "currency": currency}
	return [
		_tile(_("Less Stock"), savings.stock_reduction, **money),
		_tile(_("Less Stock %"), savings.stock_reduction_percentage, datatype="Percent"),
		_tile(_("Lower Cost"), savings.cost_reduction, **money),
		_tile(_("Lower Cost %"), savings.cost_reduction_percentage, datatype="Percent"),
		{"label": _("More Used %"), "value": _percent(savings.use_growth_percentage), "datatype": "Percent"},
	]


def _tile(label: str, value: Decimal | None, **more) -> dict:
	indicator = "Red" if value and value < 0 else "Green"
	return {"label": label, "value": _percent(value), "indicator": indicator, **more}
