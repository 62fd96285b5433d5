"""The SQL of the reports on consigned goods: plain rows, no rule. Quantities in the stock unit of measure."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.query_builder.functions import Coalesce, Max, Sum

ENTRY = "Consignment Ledger Entry"
ARRIVALS = ("Receipt", "Gain", "Withdraw-Return")
USE = ("Withdraw", "Withdraw-Return")
FILTERS = ("supplier", "consignment_site", "item_code")


def balances(filters: dict) -> list[dict]:
	"""What lies in consigned warehouses at the end of the day `on`, by warehouse and item.

	Args:
		filters: `company`, `on`; `supplier`, `consignment_site`, `item_code`, `item_group` where wanted.
	"""
	entry, item, supplier = (frappe.qb.DocType(name) for name in (ENTRY, "Item", "Supplier"))
	query = (
		frappe.qb.from_(entry)
		.join(item)
		.on(item.name == entry.item_code)
		.join(supplier)
		.on(supplier.name == entry.supplier)
		.select(entry.supplier, supplier.supplier_name, entry.consignment_site, entry.warehouse)
		.select(entry.item_code, item.item_name, item.item_group, item.stock_uom, Sum(entry.qty).as_("qty"))
		.where(entry.posting_date <= filters.on)
		.groupby(entry.warehouse, entry.item_code)
		.having(Sum(entry.qty) != 0)
		.orderby(supplier.supplier_name, entry.consignment_site, entry.item_code)
	)
	return _where(query, entry, filters, item.item_group).run(as_dict=True)


def arrivals(filters: dict) -> list[dict]:
	"""What came in by day: rows of warehouse, item_code, posting_date, qty; what was taken back again is left out."""
	entry, item = frappe.qb.DocType(ENTRY), frappe.qb.DocType("Item")
	query = (
		frappe.qb.from_(entry)
		.join(item)
		.on(item.name == entry.item_code)
		.select(entry.warehouse, entry.item_code, entry.posting_date, Sum(entry.qty).as_("qty"))
		.where(entry.posting_date <= filters.on)
		.where(entry.event.isin(ARRIVALS))
		.groupby(entry.warehouse, entry.item_code, entry.posting_date)
		.having(Sum(entry.qty) > 0)
	)
	return _where(query, entry, filters, item.item_group).run(as_dict=True)


def used(filters: dict, since: date) -> list[dict]:
	"""What was withdrawn from `since` to `on`, less what came back: rows of warehouse, item_code, qty."""
	entry, item = frappe.qb.DocType(ENTRY), frappe.qb.DocType("Item")
	query = (
		frappe.qb.from_(entry)
		.join(item)
		.on(item.name == entry.item_code)
		.select(entry.warehouse, entry.item_code, Sum(-entry.qty).as_("qty"))
		.where(entry.posting_date[since : filters.on])
		.where(entry.event.isin(USE))
		.groupby(entry.warehouse, entry.item_code)
	)
	return _where(query, entry, filters, item.item_group).run(as_dict=True)


def agreed_rows(company: str, on: date, warehouses: Collection[str]) -> list[dict]:
	"""The item rows of submitted agreements that have begun by `on`, the oldest first: warehouse, item_code, agreement,
	rate, currency, valid_from, valid_upto, maximum_qty, stale_after_days, buyer.
	"""
	agreement, row = (
		frappe.qb.DocType("Consignment Agreement"),
		frappe.qb.DocType("Consignment Agreement Item"),
	)
	return (
		frappe.qb.from_(agreement)
		.join(row)
		.on(row.parent == agreement.name)
		.select(
			agreement.consigned_warehouse.as_("warehouse"), row.item_code, agreement.name.as_("agreement")
		)
		.select(agreement.currency, agreement.stale_after_days, agreement.owner.as_("buyer"))
		.select(row.rate, row.valid_from, row.valid_upto, row.maximum_qty)
		.where(agreement.docstatus == 1)
		.where(agreement.company == company)
		.where(agreement.consigned_warehouse.isin(list(warehouses) or [""]))
		.where(row.valid_from <= on)
		.orderby(row.valid_from, agreement.valid_from, row.idx)
		.run(as_dict=True)
	)


def unsettled(filters: dict) -> list[dict]:
	"""Entries that we owe for and that no settlement has taken, by the end of the day `on`; a row that was taken back is
	left out together with what took it back.
	"""
	entry, item, supplier, agreement = (
		frappe.qb.DocType(name) for name in (ENTRY, "Item", "Supplier", "Consignment Agreement")
	)
	back, taken_back = entry.as_("back"), entry.as_("taken_back")
	query = (
		frappe.qb.from_(entry)
		.join(item)
		.on(item.name == entry.item_code)
		.join(supplier)
		.on(supplier.name == entry.supplier)
		.left_join(back)
		.on((back.reverses == entry.name) & back.settlement.isnull())
		.left_join(taken_back)
		.on((taken_back.name == entry.reverses) & taken_back.settlement.isnull())
		.left_join(agreement)
		.on(agreement.name == entry.agreement)
		.select(entry.name, entry.posting_date, entry.event, entry.supplier, supplier.supplier_name)
		.select(entry.consignment_site, entry.item_group, entry.item_code, item.item_name, item.stock_uom)
		.select(entry.qty, entry.rate, entry.currency, entry.amount, entry.base_amount, entry.batch_no)
		.select(entry.voucher_type, entry.voucher_no, entry.source_type, entry.source_no)
		.select(entry.purchase_receipt, entry.agreement)
		.select(agreement.settlement_from_day, agreement.settlement_upto_day, agreement.settlement_due_day)
		.where(entry.posting_date <= filters.on)
		.where(entry.amount != 0)
		.where(entry.settlement.isnull())
		.where(back.name.isnull() & taken_back.name.isnull())
		.orderby(entry.posting_datetime, entry.creation)
	)
	return _where(query, entry, filters, entry.item_group).run(as_dict=True)


def last_moves(filters: dict) -> list[dict]:
	"""When each item was last withdrawn: rows of warehouse, item_code, last_used."""
	entry, item = frappe.qb.DocType(ENTRY), frappe.qb.DocType("Item")
	query = (
		frappe.qb.from_(entry)
		.join(item)
		.on(item.name == entry.item_code)
		.select(entry.warehouse, entry.item_code, Max(entry.posting_date).as_("last_used"))
		.where(entry.posting_date <= filters.on)
		.where(entry.event == "Withdraw")
		.where(Coalesce(entry.reverses, "") == "")
		.groupby(entry.warehouse, entry.item_code)
	)
	return _where(query, entry, filters, item.item_group).run(as_dict=True)


def _where(query, entry, filters: dict, group):
	"""`group`: the column of the category, which the item's group of today or the entry's own may be."""
	query = query.where(entry.company == filters.company)
	for name in FILTERS:
		if filters.get(name):
			query = query.where(entry[name] == filters[name])
	if filters.item_group:
		below = frappe.db.get_descendants("Item Group", filters.item_group)
		query = query.where(group.isin([filters.item_group, *below]))
	return query
