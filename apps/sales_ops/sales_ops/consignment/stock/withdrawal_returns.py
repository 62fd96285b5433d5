"""Goods that were withdrawn and go back to the supplier's stock, before they are settled (§6.2 o, §6.4 point 7)."""

from datetime import datetime

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from sales_ops.consignment.stock import ledger, vouchers
from sales_ops.exceptions import throw
from sales_ops.locks import locked

WITHDRAWAL, RETURN, TAKE_OVER = "Consignment Withdrawal", "Return", "Take-over"
STOCK_ENTRY = "Stock Entry"
PRECISION = 6


def check(doc: Document) -> None:
	"""Whether what is given back was taken by `return_against`, and by this way.

	Raises:
		ConsignmentStockError: the withdrawal is not a submitted one of the same agreement, or its goods come back otherwise.
	"""
	original = frappe.get_doc(WITHDRAWAL, doc.return_against)
	if original.docstatus != 1 or original.kind == RETURN:
		throw("consignment_stock_return_of_what", document=original.name)
	if original.consignment_agreement != doc.consignment_agreement:
		throw("consignment_stock_return_of_what", document=original.name)
	if not doc.flags.from_source and not _by_hand(original):
		throw("consignment_stock_return_by_source", document=original.name, source=original.source_document)
	doc.target_warehouse = original.target_warehouse
	rows = {row.name: row for row in original.items}
	for row in doc.items:
		taken = rows.get(row.return_against_row)
		if not taken or taken.item_code != row.item_code or (taken.batch_no or "") != (row.batch_no or ""):
			throw("consignment_stock_return_row", row=row.idx, item=row.item_code, document=original.name)
		row.update({"rate": taken.rate, "pr_detail": taken.pr_detail})


def prepare(doc: Document) -> None:
	"""Lock the withdrawal, and refuse more than is left of it, or what is settled.

	Raises:
		ConsignmentStockError: more comes back than was taken, other serial numbers do, or the withdrawal is settled.
	"""
	original = locked(WITHDRAWAL, doc.return_against)
	refuse_settled(original.name)
	rows = {row.name: row for row in original.items}
	asked: dict[str, float] = {}
	for row in doc.items:
		asked[row.return_against_row] = asked.get(row.return_against_row, 0) + flt(row.qty)
		taken = rows[row.return_against_row]
		left = flt(taken.qty - flt(taken.returned_qty), PRECISION)
		if flt(asked[row.return_against_row] - left, PRECISION) > 0:
			throw("consignment_stock_return_too_much", row=row.idx, item=row.item_code, left=left)
		_check_serial_nos(row, taken)


def refuse_settled(withdrawal: str) -> None:
	"""What is settled is ours: it comes back into our own store, and the supplier owes a credit note for it.

	Raises:
		ConsignmentStockError: the withdrawal (document name) is settled.
	"""
	for entry in ledger.standing(WITHDRAWAL, withdrawal):
		if entry.settlement:
			throw("consignment_stock_return_settled", document=withdrawal, settlement=entry.settlement)


def post(doc: Document, at: datetime) -> None:
	"""Return the purchase, and lay the goods into the consigned warehouse at zero value."""
	original = frappe.get_doc(WITHDRAWAL, doc.return_against)
	if not doc.flags.from_source:
		prepare(doc)
	if not doc.flags.from_source and original.kind != TAKE_OVER:
		account = _expense_account(original)
		rows = [
			frappe._dict(row.as_dict(), base_rate=flt(row.base_amount) / flt(row.qty)) for row in doc.items
		]
		back = vouchers.receive_back(doc, original.target_warehouse, rows, account, at)
		doc.db_set("own_stock_entry", back.name)
	receipt = vouchers.give_back(doc, original.purchase_receipt, original.target_warehouse, doc.items, at)
	entry = vouchers.move_at_zero(doc, vouchers.RECEIPT, doc.warehouse, doc.items, at)
	doc.db_set({"purchase_receipt": receipt.name, "stock_entry": entry.name})
	vouchers.take_booked(doc, receipt, sign=-1)
	_note_returned(doc, original, sign=1)


def unpost(doc: Document) -> None:
	"""Cancel the vouchers in the reverse order; the goods are withdrawn again."""
	vouchers.cancel("Stock Entry", doc.stock_entry)
	vouchers.cancel("Purchase Receipt", doc.purchase_receipt)
	vouchers.cancel("Stock Entry", doc.own_stock_entry)
	_note_returned(doc, locked(WITHDRAWAL, doc.return_against), sign=-1)


def draft_of(original: Document) -> Document:
	"""A draft with everything of a withdrawal that has not come back; see `ConsignmentWithdrawal.make_return`."""
	if original.docstatus != 1 or original.kind == RETURN:
		throw("consignment_stock_return_of_what", document=original.name)
	if not _by_hand(original):
		throw("consignment_stock_return_by_source", document=original.name, source=original.source_document)
	refuse_settled(original.name)
	draft = frappe.new_doc(WITHDRAWAL)
	draft.update({"kind": RETURN, "return_against": original.name})
	for field in ("consignment_agreement", "supplier", "supplier_name", "consignment_site", "company"):
		draft.set(field, original.get(field))
	draft.update({"warehouse": original.warehouse, "target_warehouse": original.target_warehouse})
	draft.update({"currency": original.currency, "conversion_rate": original.conversion_rate})
	for row in original.items:
		left = flt(row.qty - flt(row.returned_qty), PRECISION)
		if left > 0:
			draft.append("items", returned_row(row, left))
	if not draft.items:
		throw("consignment_stock_return_nothing", document=original.name)
	return draft


def returned_row(row: Document, qty: float, serial_no: str | None = None) -> dict:
	"""A row of a return that gives back `qty` (stock unit of measure) of a withdrawal's row."""
	fields = ("item_code", "item_name", "stock_uom", "batch_no", "rate", "currency")
	values = {field: row.get(field) for field in fields}
	serial_no = row.serial_no if serial_no is None else serial_no
	return values | {"qty": qty, "serial_no": serial_no, "return_against_row": row.name}


def _by_hand(original: Document) -> bool:
	"""A person gives back a take-over, and what a Stock Entry had issued, which has no return of its own in ERPNext."""
	return original.kind == TAKE_OVER or (original.kind == "Issue" and original.source_doctype == STOCK_ENTRY)


def _check_serial_nos(row: Document, taken: Document) -> None:
	known = set((taken.serial_no or "").split("\n")) - {""}
	named = set((row.serial_no or "").split("\n")) - {""}
	if known and (not named <= known or len(named) != flt(row.qty)):
		throw("consignment_stock_return_serial_nos", row=row.idx, item=row.item_code)


def _expense_account(original: Document) -> str:
	"""Where the Stock Entry had booked the use."""
	filters = {"parent": original.source_document, "name": original.items[0].source_row}
	return frappe.db.get_value("Stock Entry Detail", filters, "expense_account")


def _note_returned(doc: Document, original: Document, sign: int) -> None:
	"""Write on the withdrawal how much of each row has come back (`sign` 1), or has not after all (-1)."""
	rows = {row.name: row for row in original.items}
	changed = {}
	for row in doc.items:
		taken = rows[row.return_against_row]
		taken.returned_qty = flt(flt(taken.returned_qty) + sign * flt(row.qty), PRECISION)
		changed[taken.name] = {"returned_qty": taken.returned_qty}
	frappe.db.bulk_update(doc.items[0].doctype, changed, update_modified=False)
	all_back = all(flt(row.qty - flt(row.returned_qty), PRECISION) <= 0 for row in original.items)
	original.db_set("status", "Returned" if all_back else "Unsettled")
	if sign > 0:
		doc.db_set("status", "Returned")
