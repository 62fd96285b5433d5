"""What counts and supplier returns share: the agreement's terms, which batches are meant, the zero-value entry, the ledger."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate, now_datetime

from sales_ops.consignment.stock import agreements, bins, ledger, moments, vouchers
from sales_ops.consignment.stock.pieces import Picker
from sales_ops.exceptions import throw
from sales_ops.policies.consignment_agreements import price_on

AGREEMENT = "Consignment Agreement"
OUT, IN = -1, 1


def set_agreement_terms(doc: Document) -> None:
	"""Copy supplier, site, warehouse and currency of the agreement.

	Raises:
		AgreementError: the agreement is not submitted.
	"""
	agreement = frappe.get_cached_doc(AGREEMENT, doc.consignment_agreement)
	if agreement.docstatus != 1:
		throw("consignment_agreement_not_active", agreement=agreement.name, status=agreement.status)
	doc.update(
		{
			"supplier": agreement.supplier,
			"supplier_name": agreement.supplier_name,
			"consignment_site": agreement.consignment_site,
			"company": agreement.company,
			"warehouse": agreement.consigned_warehouse,
			"currency": agreement.currency,
		}
	)


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
	ledger.write(_entry(doc, row, direction, event, at, entry.name) for row in rows)
	return entry.name


def _entry(doc: Document, row: dict, direction: int, event: str, at: datetime, stock_entry: str) -> dict:
	return {
		"posting_datetime": at,
		"event": event,
		"company": doc.company,
		"supplier": doc.supplier,
		"consignment_site": doc.consignment_site,
		"warehouse": doc.warehouse,
		"agreement": doc.consignment_agreement,
		"item_code": row.item_code,
		"item_group": frappe.get_cached_value("Item", row.item_code, "item_group"),
		"batch_no": row.batch_no,
		"serial_no": row.serial_no,
		"qty": direction * row.qty,
		"currency": doc.currency,
		"rate": row.rate,
		"voucher_type": doc.doctype,
		"voucher_no": doc.name,
		"voucher_detail_no": row.voucher_detail_no,
		"stock_entry": stock_entry,
	}


def take_moment(doc: Document) -> None:
	"""A document without a time of its own gets the moment at which it is submitted."""
	if doc.docstatus.is_submitted() and moments.takes_now(doc):
		now = now_datetime()
		doc.posting_date, doc.posting_time = now.date(), now.strftime("%H:%M:%S.%f")


def total(rows: Sequence[Document], fieldname: str, precision: int) -> float:
	return flt(sum((Decimal(str(flt(row.get(fieldname)))) for row in rows), Decimal(0)), precision)
