"""Taking a supplier's goods into the consigned warehouse, at zero value and never by a Purchase Receipt (§6.2 a, b2)."""

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from erpnext.stock.get_item_details import get_conversion_factor

from sales_ops.consignment.stock import bins, ledger, moments, queries, vouchers
from sales_ops.exceptions import throw


def set_quantities(row: Document) -> None:
	"""Delivered less rejected, in the stock unit of measure.

	Raises:
		ConsignmentStockError: nothing was delivered, or more is rejected than was delivered.
	"""
	row.stock_uom = frappe.get_cached_value("Item", row.item_code, "stock_uom")
	row.uom = row.uom or row.stock_uom
	factor = get_conversion_factor(row.item_code, row.uom).get("conversion_factor")
	row.conversion_factor = 1 if row.uom == row.stock_uom else flt(factor)
	if not row.conversion_factor:
		throw("consignment_stock_uom", row=row.idx, item=row.item_code, uom=row.uom)
	if flt(row.qty) <= 0:
		throw("consignment_stock_qty", row=row.idx, item=row.item_code)
	if not 0 <= flt(row.rejected_qty) <= flt(row.qty):
		throw("consignment_stock_rejected", row=row.idx, item=row.item_code)
	row.accepted_qty = flt((flt(row.qty) - flt(row.rejected_qty)) * row.conversion_factor, 9)


def post(doc: Document) -> None:
	"""The Stock Entry of the accepted goods, and their rows in the ledger."""
	at = moments.moment_of(doc)
	accepted = [row for row in doc.items if flt(row.accepted_qty)]
	goods = [
		frappe._dict(
			item_code=row.item_code, qty=row.accepted_qty, batch_no=row.batch_no, serial_no=row.serial_no
		)
		for row in accepted
	]
	entry = vouchers.move_at_zero(doc, vouchers.RECEIPT, doc.warehouse, goods, at)
	doc.db_set("stock_entry", entry.name)
	ledger.write(_entries(doc, accepted, entry, at))


def require_unused(doc: Document) -> None:
	"""Refuse to take goods away that were used since, whatever the site says about negative stock.

	Raises:
		ConsignmentStockError: less than the receipt's goods is left, or was at some moment since.
	"""
	goods = [((doc.warehouse, row.item_code), flt(row.accepted_qty)) for row in doc.items]
	bins.require(goods, moments.moment_of(doc), is_past=True)


def unpost(doc: Document) -> None:
	"""Cancel the Stock Entry, which ERPNext refuses where the goods are used already, and reverse the ledger."""
	vouchers.cancel("Stock Entry", doc.stock_entry)
	ledger.reverse(doc)


def _entries(doc: Document, rows: list[Document], entry: Document, at) -> list[dict]:
	names = frappe.get_all(
		"Stock Entry Detail", {"parent": entry.name}, pluck="serial_and_batch_bundle", order_by="idx"
	)
	numbers = queries.bundle_entries({name for name in names if name})
	common = ledger.of_document(doc, "Receipt", at) | {"stock_entry": entry.name}
	found = []
	for row, bundle in zip(rows, names, strict=True):
		of_row = numbers.get(bundle, [])
		found.append(
			common
			| ledger.of_goods(row, row.accepted_qty)
			| {
				"batch_no": next((one.batch_no for one in of_row if one.batch_no), row.batch_no),
				"serial_no": "\n".join(one.serial_no for one in of_row if one.serial_no) or row.serial_no,
				"voucher_detail_no": row.name,
			}
		)
	return found
