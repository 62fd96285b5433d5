"""The SQL of the reports on consigned goods: plain rows, no rule. Quantities in the stock unit of measure."""

from datetime import date

import frappe
from frappe.query_builder.functions import Coalesce, Max, Sum

ENTRY = "Consignment Ledger Entry"
ARRIVALS = ("Receipt", "Gain", "Withdraw-Return")
USE = ("Withdraw", "Withdraw-Return")
UNSETTLED = (
	"name",
	"posting_date",
	"event",
	"supplier",
	"consignment_site",
	"item_group",
	"item_code",
	"batch_no",
	"qty",
	"rate",
	"currency",
	"amount",
	"base_amount",
	"voucher_type",
	"voucher_no",
	"source_type",
	"source_no",
	"purchase_receipt",
	"agreement",
)
FILTERS = ("supplier", "consignment_site", "item_code")


def balances(filters: dict) -> list[dict]:
	"""What lies in consigned warehouses at the end of the day `on`: rows of supplier, supplier_name, consignment_site,
	warehouse, item_code, item_name, item_group, stock_uom, qty, by the names of suppliers.

	Args:
		filters: `company`, `on`; `supplier`, `consignment_site`, `item_code`, `item_group` where wanted.
	"""
	entry = frappe.qb.DocType(ENTRY)
	query = (
		frappe.qb.from_(entry)
		.select(Max(entry.supplier).as_("supplier"), Max(entry.consignment_site).as_("consignment_site"))
		.select(entry.warehouse, entry.item_code, Sum(entry.qty).as_("qty"))
		.where(entry.posting_date <= filters.on)
		.groupby(entry.warehouse, entry.item_code)
		.having(Sum(entry.qty) != 0)
	)
	rows = _goods(query, entry, filters).run(as_dict=True)
	items = _named("Item", {row.item_code for row in rows}, ["item_name", "item_group", "stock_uom"])
	suppliers = _named("Supplier", {row.supplier for row in rows}, ["supplier_name"])
	for row in rows:
		row.update(suppliers[row.supplier] | items[row.item_code])
	return sorted(rows, key=lambda row: (row.supplier_name, row.consignment_site, row.item_code))


def arrivals(filters: dict) -> list[dict]:
	"""What came in by day: rows of warehouse, item_code, posting_date, qty; what was taken back again is left out."""
	entry = frappe.qb.DocType(ENTRY)
	query = (
		frappe.qb.from_(entry)
		.select(entry.warehouse, entry.item_code, entry.posting_date, Sum(entry.qty).as_("qty"))
		.where(entry.posting_date <= filters.on)
		.where(entry.event.isin(ARRIVALS))
		.groupby(entry.warehouse, entry.item_code, entry.posting_date)
		.having(Sum(entry.qty) > 0)
	)
	return _goods(query, entry, filters).run(as_dict=True)


def used(filters: dict, since: date) -> list[dict]:
	"""What was withdrawn from `since` to `on`, less what came back: rows of warehouse, item_code, qty."""
	entry = frappe.qb.DocType(ENTRY)
	query = (
		frappe.qb.from_(entry)
		.select(entry.warehouse, entry.item_code, Sum(-entry.qty).as_("qty"))
		.where(entry.posting_date[since : filters.on])
		.where(entry.event.isin(USE))
		.groupby(entry.warehouse, entry.item_code)
	)
	return _goods(query, entry, filters).run(as_dict=True)


def last_moves(filters: dict) -> list[dict]:
	"""When each item was last withdrawn, for good: rows of warehouse, item_code, last_used."""
	entry = frappe.qb.DocType(ENTRY)
	days = (
		frappe.qb.from_(entry)
		.select(entry.warehouse, entry.item_code, entry.posting_date)
		.where(entry.posting_date <= filters.on)
		.where(entry.event == "Withdraw")
		.groupby(entry.warehouse, entry.item_code, entry.posting_date)
		.having(Sum(entry.qty) < 0)
	)
	day = _goods(days, entry, filters)
	return (
		frappe.qb.from_(day)
		.select(day.warehouse, day.item_code, Max(day.posting_date).as_("last_used"))
		.groupby(day.warehouse, day.item_code)
		.run(as_dict=True)
	)


def unsettled(filters: dict) -> list[dict]:
	"""Entries that we owe for and that no settlement has taken, by the end of the day `on`, with `counts_on`: the day by which
	a settlement takes them, for a return that of its withdrawal. What was taken back is left out together with what took it
	back.
	"""
	entry = frappe.qb.DocType(ENTRY)
	back, taken_back, origin = (entry.as_(name) for name in ("back", "taken_back", "origin"))
	receipt_row = frappe.qb.DocType("Purchase Receipt Item")
	query = (
		frappe.qb.from_(entry)
		.left_join(back)
		.on((back.reverses == entry.name) & back.settlement.isnull())
		.left_join(taken_back)
		.on((taken_back.name == entry.reverses) & taken_back.settlement.isnull())
		.left_join(receipt_row)
		.on((receipt_row.name == entry.pr_detail) & (entry.event == "Withdraw-Return"))
		.left_join(origin)
		.on((origin.pr_detail == receipt_row.purchase_receipt_item) & _is_first(origin))
		.select(*(entry[name] for name in UNSETTLED))
		.select(Coalesce(origin.posting_date, entry.posting_date).as_("counts_on"))
		.where(entry.posting_date <= filters.on)
		.where(entry.amount != 0)
		.where(entry.settlement.isnull())
		.where(back.name.isnull() & taken_back.name.isnull())
		.orderby(entry.posting_datetime, entry.creation)
	)
	if filters.item_group:
		query = query.where(entry.item_group.isin(_below(filters.item_group)))
	rows = _where(query, entry, filters).run(as_dict=True)
	items = _named("Item", {row.item_code for row in rows}, ["item_name", "stock_uom"])
	suppliers = _named("Supplier", {row.supplier for row in rows}, ["supplier_name"])
	for row in rows:
		row.update(suppliers[row.supplier] | items[row.item_code])
	return rows


def _is_first(entry):
	"""What a return goes back to, where that is not settled."""
	is_use = entry.reverses.isnull() & entry.event.notin(["Withdraw-Return", "Price-Adjust"])
	return is_use & entry.settlement.isnull()


def _goods(query, entry, filters: dict):
	"""The category of goods is that of their items today."""
	if filters.item_group:
		item = frappe.qb.DocType("Item")
		items = (
			frappe.qb.from_(item).select(item.name).where(item.item_group.isin(_below(filters.item_group)))
		)
		query = query.where(entry.item_code.isin(items))
	return _where(query, entry, filters)


def _where(query, entry, filters: dict):
	query = query.where(entry.company == filters.company)
	for name in FILTERS:
		if filters.get(name):
			query = query.where(entry[name] == filters[name])
	return query


def _below(item_group: str) -> list[str]:
	return [item_group, *frappe.db.get_descendants("Item Group", item_group)]


def _named(doctype: str, names: set[str], fields: list[str]) -> dict[str, dict]:
	rows = frappe.get_all(doctype, {"name": ("in", names or [""])}, ["name", *fields])
	return {row.name: {field: row[field] for field in fields} for row in rows}
