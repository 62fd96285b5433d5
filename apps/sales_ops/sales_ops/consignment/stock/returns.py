"""A customer's return of consigned goods: they go back to the supplier's stock, not into ours (§6.4 point 7).

The user makes ERPNext's own return of a Delivery Note or Sales Invoice. Its rows bring the goods back into the pass-through
warehouse; then, in the same transaction, the purchase is returned and the goods lie in the consigned warehouse again. A return
into a warehouse of our own stays what it is: the goods are ours then.
"""

from dataclasses import dataclass
from datetime import datetime

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from erpnext.stock.doctype.serial_no.serial_no import get_serial_nos

from sales_ops.consignment.stock import moments, posting, queries, warehouses, withdrawal_returns
from sales_ops.consignment.stock.pieces import Picker, Piece
from sales_ops.consignment.stock.rows import SOURCE, warehouse_field
from sales_ops.consignment.stock.withdrawals import WITHDRAWAL, stock_qty, stock_rows, submit
from sales_ops.exceptions import throw

ROW_RETURNED = {"Delivery Note Item": "dn_detail", "Sales Invoice Item": "sales_invoice_item"}
PRECISION = 6


@dataclass
class Back:
	"""A row of a return that goes back to consigned stock, and the user's row it had been taken by."""

	row: Document
	source_row: str | None


def prepare(doc: Document) -> None:
	"""Let rows that name a consigned warehouse pass through; `before_validate` of a return that is being submitted.

	Raises:
		ConsignmentStockError: a row does not say which row it returns, that row took nothing, or it is settled.
	"""
	backs = _rows_back(doc)
	if not backs:
		return
	for back in backs:
		field = warehouse_field(back.row)
		if warehouses.is_consigned(back.row.get(field)):
			back.row.set(SOURCE, back.row.get(field))
			back.row.set(field, warehouses.pass_through_of(back.row.get(field)))
	found = queries.withdrawn_rows({back.source_row for back in backs if back.source_row} or {""})
	known = {row.source_row for row in found}
	for back in backs:
		if back.source_row not in known:
			throw("consignment_stock_return_unknown", row=back.row.idx, item=back.row.item_code)
	for name in sorted({row.parent for row in found}):
		withdrawal_returns.refuse_settled(name)
	posting.begin(doc, warehouses.PASS_THROUGH)


def set_rates(doc: Document) -> None:
	"""Let the goods come back at what they were taken over for; `validate` of a return that is being submitted.

	For an item valued at moving average ERPNext would take the rate that passed last, which may be another supplier's.
	"""
	backs = _rows_back(doc)
	withdrawn = queries.withdrawn_rows({back.source_row for back in backs}) if backs else []
	for back in backs:
		of_row = [row for row in withdrawn if row.source_row == back.source_row]
		back.row.incoming_rate = flt(
			sum(row.base_amount for row in of_row) / sum(row.qty for row in of_row), 9
		)


def give_back(doc: Document) -> None:
	"""Return the purchases of what has come back; `on_submit` of the return, when the goods lie in the pass-through."""
	backs = _rows_back(doc)
	if not backs:
		return
	at = moments.after(doc)
	withdrawn = queries.withdrawn_rows({back.source_row for back in backs})
	picker = Picker.of(back.row for back in backs)
	parts: dict[str, list[dict]] = {}
	for back in backs:
		of_row = [row for row in withdrawn if row.source_row == back.source_row]
		for piece in picker.pieces(
			back.row, back.row.item_code, -stock_qty(back.row), back.row.get("warehouse")
		):
			for row, values in _allot(back, piece, of_row):
				parts.setdefault(row.parent, []).append(values)
	for name in sorted(parts):
		post(doc, name, parts[name], at)


def _rows_back(doc: Document) -> list[Back]:
	"""The rows of a return that name a consigned or the pass-through warehouse."""
	originals = {row.name: row.get(ROW_RETURNED.get(row.doctype)) for row in doc.items}
	packed = _packed_originals(doc, originals)
	found = []
	for row in stock_rows(doc):
		is_stock = frappe.get_cached_value("Item", row.item_code, "is_stock_item")
		if is_stock and warehouses.role_of(row.get(warehouse_field(row))) and stock_qty(row) < 0:
			found.append(
				Back(row, packed.get(row.name) if row.doctype == "Packed Item" else originals[row.name])
			)
	return found


def _packed_originals(doc: Document, originals: dict[str, str | None]) -> dict[str, str]:
	"""For each row of the packing list of a return, the packing row of the returned document."""
	rows = doc.get("packed_items") or []
	parents = {originals.get(row.parent_detail_docname) for row in rows} - {None, ""}
	if not parents:
		return {}
	filters = {"parent_detail_docname": ("in", sorted(parents)), "parent": doc.return_against}
	found = frappe.get_all("Packed Item", filters, ["name", "parent_detail_docname", "item_code"])
	names = {(row.parent_detail_docname, row.item_code): row.name for row in found}
	return {
		row.name: names.get((originals.get(row.parent_detail_docname), row.item_code), "") for row in rows
	}


def _allot(back: Back, piece: Piece, withdrawn: list[dict]):
	"""Share a piece that came back over the withdrawal's rows of its batch; yields (withdrawal row, values of the return).

	Raises:
		ConsignmentStockError: more came back than these rows took.
	"""
	left = piece.qty
	serial_nos = list(piece.serial_nos)
	for row in withdrawn:
		if left <= 0 or (row.batch_no or "") != piece.batch_no:
			continue
		of_row = [number for number in serial_nos if number in get_serial_nos(row.serial_no or "")]
		free = flt(row.qty - flt(row.returned_qty), PRECISION)
		part = float(len(of_row)) if serial_nos else min(left, free)
		if part <= 0:
			continue
		serial_nos = [number for number in serial_nos if number not in of_row]
		row.returned_qty = flt(row.returned_qty) + part
		left = flt(left - part, PRECISION)
		yield row, withdrawal_returns.returned_row(row, part, "\n".join(of_row))
	if left > 0:
		throw(
			"consignment_stock_return_too_much",
			row=back.row.idx,
			item=back.row.item_code,
			left=piece.qty - left,
		)


def post(source: Document | None, withdrawal: str, rows: list[dict], at: datetime) -> None:
	"""Submit the return of some rows (`withdrawal_returns.returned_row`) of a withdrawal, for the document that brought them; None: a Stock
	Entry that is being cancelled, which a link from the return would forbid.
	"""
	fields = ["consignment_agreement", "target_warehouse"]
	agreement, target = frappe.db.get_value(WITHDRAWAL, withdrawal, fields)
	submit("Return", agreement, at, rows, source, target_warehouse=target, return_against=withdrawal)
