"""What the stock core asks the database."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

import frappe
from frappe.query_builder.functions import Min, Sum

AGREEMENT = "Consignment Agreement"
CONSIGNED = "Consigned"


def agreed_prices(warehouses: Collection[str], item_codes: Collection[str] | None = None) -> list[dict]:
	"""Price rows of the submitted agreements for consigned warehouses, the oldest first.

	Args:
		item_codes: only these; None: all.

	Returns:
		agreement, agreement_from, agreement_upto, supplier, warehouse, currency, stale_after_days, buyer (who made it); item_code,
		rate, valid_from, valid_upto, maximum_qty.
	"""
	agreement, row = frappe.qb.DocType(AGREEMENT), frappe.qb.DocType("Consignment Agreement Item")
	query = (
		frappe.qb.from_(agreement)
		.join(row)
		.on((row.parent == agreement.name) & (row.parenttype == AGREEMENT))
		.select(agreement.name.as_("agreement"), agreement.consigned_warehouse.as_("warehouse"))
		.select(agreement.valid_from.as_("agreement_from"), agreement.valid_upto.as_("agreement_upto"))
		.select(
			agreement.supplier, agreement.currency, agreement.stale_after_days, agreement.owner.as_("buyer")
		)
		.select(row.item_code, row.rate, row.valid_from, row.valid_upto, row.maximum_qty)
		.where(agreement.docstatus == 1)
		.where(agreement.consigned_warehouse.isin(list(warehouses) or [""]))
		.orderby(row.valid_from, agreement.valid_from, agreement.name, row.idx)
	)
	if item_codes is not None:
		query = query.where(row.item_code.isin(list(item_codes) or [""]))
	return query.run(as_dict=True)


def lock_bins(places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], float]:
	"""Quantity on hand by (warehouse, item), each row locked until the transaction ends; always in the same order, so that two
	documents with the same items wait for each other instead of blocking each other.
	"""
	found: dict[tuple[str, str], float] = {}
	bins = frappe.qb.DocType("Bin")
	by_warehouse: dict[str, set[str]] = {}
	for warehouse, item_code in places:
		by_warehouse.setdefault(warehouse, set()).add(item_code)
	for warehouse in sorted(by_warehouse):
		rows = (
			frappe.qb.from_(bins)
			.select(bins.item_code, bins.actual_qty)
			.where(bins.warehouse == warehouse)
			.where(bins.item_code.isin(sorted(by_warehouse[warehouse])))
			.orderby(bins.item_code)
			.for_update()
			.run()
		)
		found |= {(warehouse, item_code): actual_qty for item_code, actual_qty in rows}
	return found


def lowest_from(warehouse: str, item_codes: Collection[str], since: datetime) -> dict[str, float]:
	"""The lowest balance that each item ever has after a moment; items without a later movement are left out."""
	entry = frappe.qb.DocType("Stock Ledger Entry")
	rows = (
		frappe.qb.from_(entry)
		.select(entry.item_code, Min(entry.qty_after_transaction))
		.where(entry.warehouse == warehouse)
		.where(entry.item_code.isin(list(item_codes)))
		.where(entry.is_cancelled == 0)
		.where(entry.posting_datetime > since)
		.groupby(entry.item_code)
		.run()
	)
	return dict(rows)


def balances_at(warehouse: str, item_codes: Collection[str], at: datetime) -> dict[str, float]:
	"""What lay in a warehouse at a moment, by item, in the stock unit of measure: the sum of all movements until then."""
	entry = frappe.qb.DocType("Stock Ledger Entry")
	rows = (
		frappe.qb.from_(entry)
		.select(entry.item_code, Sum(entry.actual_qty))
		.where(entry.warehouse == warehouse)
		.where(entry.item_code.isin(list(item_codes)))
		.where(entry.is_cancelled == 0)
		.where(entry.posting_datetime <= at)
		.groupby(entry.item_code)
		.run()
	)
	return dict(rows)


def bundle_entries(bundles: Collection[str]) -> dict[str, list[dict]]:
	"""Entries of Serial and Batch Bundles by bundle: serial_no, batch_no, qty (positive)."""
	if not bundles:
		return {}
	entry = frappe.qb.DocType("Serial and Batch Entry")
	rows = (
		frappe.qb.from_(entry)
		.select(entry.parent, entry.serial_no, entry.batch_no, entry.qty)
		.where(entry.parent.isin(list(bundles)))
		.orderby(entry.parent, entry.idx)
		.run(as_dict=True)
	)
	found: dict[str, list[dict]] = {}
	for row in rows:
		found.setdefault(row.parent, []).append(frappe._dict(row, qty=abs(row.qty)))
	return found


def site_stores(site: str, own: Collection[str], item_codes: Collection[str]) -> list[dict]:
	"""Where a site has the items: warehouse, item_code, actual_qty, role (as `warehouses.role_of`)."""
	bins, warehouse = frappe.qb.DocType("Bin"), frappe.qb.DocType("Warehouse")
	of_site = (warehouse.so_consignment_site == site) & (warehouse.so_consignment_role == CONSIGNED)
	return (
		frappe.qb.from_(bins)
		.join(warehouse)
		.on(warehouse.name == bins.warehouse)
		.select(bins.warehouse, bins.item_code, bins.actual_qty, warehouse.so_consignment_role.as_("role"))
		.where(bins.item_code.isin(list(item_codes)))
		.where(bins.actual_qty > 0)
		.where(of_site | (warehouse.name.isin(list(own) or [""])))
		.run(as_dict=True)
	)


def agreements_to_refresh(on: date) -> list[dict]:
	"""Submitted agreements whose status a day can change: name, status, valid_from, valid_upto."""
	agreement = frappe.qb.DocType(AGREEMENT)
	begins = (agreement.status == "Upcoming") & (agreement.valid_from <= on)
	runs_out = (agreement.status == "Active") & (agreement.valid_upto < on)
	return (
		frappe.qb.from_(agreement)
		.select(agreement.name, agreement.status, agreement.valid_from, agreement.valid_upto)
		.where(agreement.docstatus == 1)
		.where(begins | runs_out)
		.run(as_dict=True)
	)


def last_inspection(warehouse: str, item_code: str, batch_no: str | None) -> str | None:
	"""The Quality Inspection on the newest submitted Consignment Receipt of an item into a warehouse."""
	receipt, row = frappe.qb.DocType("Consignment Receipt"), frappe.qb.DocType("Consignment Receipt Item")
	query = (
		frappe.qb.from_(receipt)
		.join(row)
		.on(row.parent == receipt.name)
		.select(row.quality_inspection)
		.where(receipt.docstatus == 1)
		.where(receipt.warehouse == warehouse)
		.where(row.item_code == item_code)
		.where(row.quality_inspection.isnotnull() & (row.quality_inspection != ""))
		.orderby(receipt.posting_date, receipt.posting_time, order=frappe.qb.desc)
		.limit(1)
	)
	if batch_no:
		query = query.where((row.batch_no == batch_no) | row.batch_no.isnull() | (row.batch_no == ""))
	rows = query.run()
	return rows[0][0] if rows else None


def withdrawn_rows(source_rows: Collection[str]) -> list[dict]:
	"""Rows of submitted withdrawals by the rows of the user's documents they were made for, the oldest first."""
	withdrawal, row = (
		frappe.qb.DocType("Consignment Withdrawal"),
		frappe.qb.DocType("Consignment Withdrawal Item"),
	)
	return (
		frappe.qb.from_(row)
		.join(withdrawal)
		.on(withdrawal.name == row.parent)
		.select(row.name, row.parent, row.source_row, row.item_code, row.batch_no, row.serial_no)
		.select(row.qty, row.returned_qty, row.base_amount)
		.where(withdrawal.docstatus == 1)
		.where(row.source_row.isin(list(source_rows)))
		.orderby(row.parent, row.idx)
		.for_update()
		.run(as_dict=True)
	)


def grouped_rows(stock_entry: str) -> list[dict]:
	"""Rows that several Stock Entries' common withdrawals have for one of them, locked."""
	row = frappe.qb.DocType("Consignment Withdrawal Item")
	return (
		frappe.qb.from_(row)
		.select("*")
		.where(row.source_document == stock_entry)
		.where(row.docstatus == 1)
		.orderby(row.parent, row.idx)
		.for_update()
		.run(as_dict=True)
	)
