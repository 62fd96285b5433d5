"""The SQL of what consignment saved: own stock and use of each item in two periods, from ERPNext's stock ledger.

Use is what left the stock for good: delivery notes and invoices less their returns, issues and consumption by Stock Entry.
Moves between warehouses, losses at a count, and the entries by which consigned goods change their owner, are no use.
"""

from datetime import date

import frappe
from frappe.query_builder import Case
from frappe.query_builder.functions import Coalesce, Sum

ISSUES = ("Material Issue", "Material Consumption for Manufacture", "Manufacture", "Repack")
SALES = ("Delivery Note", "Sales Invoice")
CONSIGNED, PASS_THROUGH = "Consigned", "Pass-through"


def stock_values(company: str, before: date, now: date, item_group: str | None = None) -> list[dict]:
	"""Value of own stock at the end of two days: rows of item_code, item_name, item_group, stock_before, stock_now."""
	entry = frappe.qb.DocType("Stock Ledger Entry")
	value = entry.stock_value_difference
	query = _entries(entry, company, item_group).where(entry.posting_date <= now)
	return query.select(
		Sum(Case().when(entry.posting_date <= before, value).else_(0)).as_("stock_before"),
		Sum(value).as_("stock_now"),
	).run(as_dict=True)


def use(
	company: str, before: tuple[date, date], now: tuple[date, date], item_group: str | None = None
) -> list[dict]:
	"""Use of two periods (first and last day): rows of item_code, item_name, item_group, qty_before, cost_before, qty_now,
	cost_now.
	"""
	entry, voucher = frappe.qb.DocType("Stock Ledger Entry"), frappe.qb.DocType("Stock Entry")
	warehouse = frappe.qb.DocType("Warehouse")
	is_before, is_now = entry.posting_date[slice(*before)], entry.posting_date[slice(*now)]
	is_use = entry.voucher_type.isin(SALES) | _is_other_use(entry, voucher, warehouse)
	query = (
		_entries(entry, company, item_group)
		.join(warehouse)
		.on(warehouse.name == entry.warehouse)
		.left_join(voucher)
		.on((voucher.name == entry.voucher_no) & (entry.voucher_type == "Stock Entry"))
		.where(is_before | is_now)
		.where(warehouse.so_consignment_role.isnull() | (warehouse.so_consignment_role != CONSIGNED))
		.where(is_use)
	)
	columns = {"qty": -entry.actual_qty, "cost": -entry.stock_value_difference}
	for period, is_period in (("before", is_before), ("now", is_now)):
		for name, column in columns.items():
			query = query.select(Sum(Case().when(is_period, column).else_(0)).as_(f"{name}_{period}"))
	return query.run(as_dict=True)


def _is_other_use(entry, voucher, warehouse):
	"""What is issued or consumed, and what comes back of it: consigned goods return through the pass-through warehouse."""
	is_ours = Coalesce(voucher.so_consignment_document, "") != ""
	issued = entry.voucher_type == "Subcontracting Receipt"
	issued |= voucher.purpose.isin(ISSUES) & is_ours.negate()
	came_back = (
		(voucher.purpose == "Material Receipt") & (warehouse.so_consignment_role == PASS_THROUGH) & is_ours
	)
	return ((entry.actual_qty < 0) & issued) | ((entry.actual_qty > 0) & came_back)


def _entries(entry, company: str, item_group: str | None):
	"""The stock ledger of a company by item."""
	item = frappe.qb.DocType("Item")
	query = (
		frappe.qb.from_(entry)
		.join(item)
		.on(item.name == entry.item_code)
		.select(entry.item_code, item.item_name, item.item_group)
		.where(entry.company == company)
		.where(entry.is_cancelled == 0)
		.groupby(entry.item_code)
	)
	if item_group:
		below = frappe.db.get_descendants("Item Group", item_group)
		query = query.where(item.item_group.isin([item_group, *below]))
	return query
