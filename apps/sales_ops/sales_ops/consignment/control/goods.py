"""What counts and supplier returns share: names and prices of their items, which batches are meant, the zero-value entry, the ledger."""

from collections.abc import Sequence
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate, now_datetime

from sales_ops.consignment.stock import agreements, bins, ledger, moments, vouchers
from sales_ops.consignment.stock.pieces import Picker
from sales_ops.policies.consignment_agreements import price_on

OUT, IN = -1, 1


def set_items(doc: Document) -> None:
	"""Name and unit of each item, and the price agreed for the day; 0 where none is agreed any more."""
	items = {row.item_code for row in doc.items}
	prices = agreements.prices_of(doc.warehouse, items) if doc.warehouse else []
	found = {item: price_on(prices, item, getdate(doc.posting_date)) for item in items}
	for row in doc.items:
		row.item_name, row.stock_uom = frappe.get_cached_value(
			"Item", row.item_code, ["item_name", "stock_uom"]
		)
		row.currency = doc.currency
		row.rate = flt(found[row.item_code].rate) if found[row.item_code] else 0


def lock_and_pick(doc: Document, rows: Sequence[Document]) -> list[frappe._dict]:
	"""Lock what rows with `qty` take out of the consigned warehouse, and name their batches and serial numbers.

	Returns:
		item_code, qty, batch_no, serial_no, rate and voucher_detail_no; a row of several batches becomes several.

	Raises:
		ConsignmentStockError: too little is there, or the batches or serial numbers do not make up a quantity.
	"""
	at = moments.moment_of(doc)
	bins.require([((doc.warehouse, row.item_code), flt(row.qty)) for row in rows], at, at < now_datetime())
	picker = Picker.of(rows)
	return [
		frappe._dict(
			item_code=row.item_code,
			qty=piece.qty,
			batch_no=piece.batch_no or None,
			serial_no=piece.serial_no,
			rate=row.rate,
			voucher_detail_no=row.get("voucher_detail_no") or row.name,
		)
		for row in rows
		for piece in picker.pieces(row, row.item_code, flt(row.qty), doc.warehouse)
	]


def move(doc: Document, rows: Sequence[dict], direction: int, event: str) -> str:
	"""Post the zero-value Stock Entry of some rows and write them into the ledger; nobody owes anything for them.

	Args:
		rows: as `lock_and_pick` gives them.
		direction: `IN` or `OUT`.
		event: of the ledger.

	Returns:
		the name of the Stock Entry.
	"""
	at = moments.moment_of(doc)
	purpose = vouchers.RECEIPT if direction == IN else vouchers.ISSUE
	entry = vouchers.move_at_zero(doc, purpose, doc.warehouse, rows, at)
	common = ledger.of_document(doc, event, at) | {"stock_entry": entry.name}
	ledger.write(
		common | ledger.of_goods(row, direction * row.qty) | {"voucher_detail_no": row.voucher_detail_no}
		for row in rows
	)
	return entry.name


def total(rows: Sequence[Document], fieldname: str, precision: int) -> float:
	return flt(sum((Decimal(str(flt(row.get(fieldname)))) for row in rows), Decimal(0)), precision)
