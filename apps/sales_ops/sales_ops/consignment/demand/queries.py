"""The SQL of demand plans: stock, issues, prices, other plans. Plain rows, no rule.

Quantities are in stock units of measure. Every function answers for all items at once.
"""

from collections.abc import Collection
from datetime import date, datetime

import frappe
from frappe.query_builder import Case
from frappe.query_builder.functions import Coalesce, Count, DateFormat, Sum

from sales_ops.consignment.stock.warehouses import CONSIGNED, own_of
from sales_ops.policies.consignment_movements import TAKES_OVER

SOURCES = ("Stock Entry", "Delivery Note", "Sales Invoice")


def stock(site: str, items: Collection[str]) -> list[dict]:
	"""What a site has of each item: `item_code`, `consigned`, `own`."""
	bin_, warehouse = frappe.qb.DocType("Bin"), frappe.qb.DocType("Warehouse")
	consigned = (warehouse.so_consignment_site == site) & (warehouse.so_consignment_role == CONSIGNED)
	own = warehouse.name.isin(own_of(site) or [""])
	return (
		frappe.qb.from_(bin_)
		.inner_join(warehouse)
		.on(warehouse.name == bin_.warehouse)
		.select(
			bin_.item_code,
			Sum(Case().when(consigned, bin_.actual_qty).else_(0)).as_("consigned"),
			Sum(Case().when(own, bin_.actual_qty).else_(0)).as_("own"),
		)
		.where(bin_.item_code.isin(list(items) or [""]))
		.where(consigned | own)
		.groupby(bin_.item_code)
	).run(as_dict=True)


def issues_recorded(site: str, since: datetime, items: Collection[str]) -> list[dict]:
	"""What was issued since a moment: `item_code`, `creation`, `department` ("": not written down), `qty` (a return is
	negative). By the moment it was written down, since that is when it left the stock that plans are balanced against.
	"""
	query, entry, department = _uses(site)
	return (
		query.select(
			entry.item_code, entry.creation, department.as_("department"), Sum(-entry.actual_qty).as_("qty")
		)
		.where(entry.creation >= since)
		.where(entry.item_code.isin(list(items) or [""]))
		.groupby(entry.item_code, entry.creation, department)
	).run(as_dict=True)


def issued(site: str, items: Collection[str], since: date, until: date) -> dict[str, float]:
	"""How much of each item was issued from one day to another, both included."""
	query, entry, _department = _uses(site)
	found = (
		query.select(entry.item_code, Sum(-entry.actual_qty))
		.where(entry.posting_date[since:until])
		.where(entry.item_code.isin(list(items) or [""]))
		.groupby(entry.item_code)
	).run()
	return dict(found)


def issued_by_month(site: str, since: date, until: date) -> list[dict]:
	"""What was issued by `month` (2026-11), `item_code` and `department` ("": not written down): `qty`."""
	query, entry, department = _uses(site)
	month = DateFormat(entry.posting_date, "%Y-%m")
	return (
		query.select(
			month.as_("month"),
			entry.item_code,
			department.as_("department"),
			Sum(-entry.actual_qty).as_("qty"),
		)
		.where(entry.posting_date[since:until])
		.groupby(month, entry.item_code, department)
	).run(as_dict=True)


def _uses(site: str):
	"""The stock ledger rows with which goods left a site for use: the query, its table, and the user department.

	Consigned goods become ours on their way out: out of the supplier's warehouse, into the pass-through one, and out of
	that with the user's document. Only the last of the three is an issue.
	"""
	entry = frappe.qb.DocType("Stock Ledger Entry")
	sources = {name: frappe.qb.DocType(name) for name in SOURCES}
	query = frappe.qb.from_(entry)
	for name, source in sources.items():
		query = query.left_join(source).on((source.name == entry.voucher_no) & (entry.voucher_type == name))
	query = (
		query.where(entry.is_cancelled == 0)
		.where(entry.warehouse.isin(_issuing_warehouses(site)))
		.where(_is_use(entry, sources["Stock Entry"]))
	)
	return query, entry, Coalesce(*(source.so_department for source in sources.values()), "")


def _issuing_warehouses(site: str) -> list[str]:
	passed = frappe.get_cached_value("Consignment Site", site, "pass_through_warehouse")
	return [*own_of(site), *([passed] if passed else [])] or [""]


def _is_use(entry, stock_entry):
	"""A delivery, its return, or what a Stock Entry of a user takes out; not what our own documents move."""
	taken = (
		(entry.voucher_type == "Stock Entry")
		& (entry.actual_qty < 0)
		& stock_entry.purpose.isin(list(TAKES_OVER))
		& (Coalesce(stock_entry.so_consignment_doctype, "") == "")
	)
	return entry.voucher_type.isin(("Delivery Note", "Sales Invoice")) | taken


def scores(suppliers: Collection[str]) -> dict[str, str]:
	"""The score of each supplier that has a Supplier Scorecard."""
	filters = {"supplier": ("in", list(suppliers) or [""])}
	rows = frappe.get_all("Supplier Scorecard", filters, ["supplier", "supplier_score"], as_list=True)
	return dict(rows)


def times_filed(plan, items: Collection[str], month_start: date, month_end: date) -> dict[str, int]:
	"""How many other plans of the department asked for each item, filed in a month (both days included)."""
	parent, row = (
		frappe.qb.DocType("Consignment Demand Plan"),
		frappe.qb.DocType("Consignment Demand Plan Item"),
	)
	found = (
		frappe.qb.from_(row)
		.inner_join(parent)
		.on(parent.name == row.parent)
		.select(row.item_code, Count(parent.name).distinct())
		.where(parent.docstatus < 2)
		.where(parent.name != (plan.name or ""))
		.where(parent.consignment_site == plan.consignment_site)
		.where(parent.department == plan.department)
		.where(parent.filed_on[f"{month_start} 00:00:00" : f"{month_end} 23:59:59"])
		.where(row.item_code.isin(list(items) or [""]))
		.groupby(row.item_code)
	).run()
	return dict(found)


def claims(
	site: str,
	since: date,
	items: Collection[str] | None = None,
	without: str | None = None,
	lock: bool = False,
) -> list[dict]:
	"""Rows of balanced and approved plans that took stock or had goods arrive for them.

	Args:
		since: rows whose plan ended before this day, and that were needed before it, are left out.
		items: only these; None: all.
		without: a plan that is left out.
		lock: the rows as they are committed now, whenever this transaction began.
	"""
	plan, row = (
		frappe.qb.DocType("Consignment Demand Plan"),
		frappe.qb.DocType("Consignment Demand Plan Item"),
	)
	fields = ("name", "item_code", "needed_by", "qty_from_stock", "delivered_qty", "arrived_on", "supplier")
	fields += ("item_name", "stock_uom")
	query = (
		frappe.qb.from_(row)
		.inner_join(plan)
		.on(plan.name == row.parent)
		.select(*(row[field] for field in fields))
		.select(plan.name.as_("demand_plan"), plan.department, plan.balanced_on)
		.where((plan.docstatus == 1) | ((plan.docstatus == 0) & (plan.status == "Balanced")))
		.where(plan.consignment_site == site)
		.where(plan.name != (without or ""))
		.where((row.qty_from_stock > 0) | (row.delivered_qty > 0))
		.where((plan.period_end >= since) | (row.needed_by >= since))
	)
	if items is not None:
		query = query.where(row.item_code.isin(list(items) or [""]))
	return (query.for_update() if lock else query).run(as_dict=True)
