"""Consigned goods become ours in the moment a user's document uses them (§6.4 point 3).

Before an ordinary Delivery Note, Sales Invoice or Stock Entry is validated for submission, its rows that name a consigned
warehouse are bought: one Consignment Withdrawal for each agreement, which posts the zero issue and the purchase receipt into the
pass-through warehouse. Then the row takes from there, and the document goes on as any other. Everything is one transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from erpnext.stock.get_item_details import get_conversion_factor

from sales_ops.consignment.stock import agreements, bins, moments, posting, preferences, warehouses
from sales_ops.consignment.stock.pieces import Picker, Piece
from sales_ops.consignment.stock.rows import hand_over, warehouse_field
from sales_ops.policies.consignment_movements import takes_over

WITHDRAWAL = "Consignment Withdrawal"
STOCK_ENTRY = "Stock Entry"
FROM_SOURCE = {"ignore_permissions": True, "from_source": True, "ignore_links": True}
QTY_PRECISION = 9


@dataclass
class Taken:
	"""A row of the user's document that takes consigned goods; `qty` in the stock unit of measure."""

	row: Document
	item_code: str
	warehouse: str
	qty: float
	pieces: list[Piece] = field(default_factory=list)
	agreement: str = ""

	@property
	def place(self) -> bins.Place:
		return (self.warehouse, self.item_code)


def withdraw(doc: Document) -> None:
	"""Buy what the document takes out of consigned warehouses; `before_validate` of a document that is being submitted.

	Raises:
		ConsignmentStockError: too little is there, or its batches do not fit.
		ConsignmentPriceError: no price is agreed for the day.
	"""
	if doc.flags.is_withdrawn:  # together with others, see grouped_issues
		return
	taken = plan(doc)
	if taken:
		at = moments.before(doc)
		buy(taken, at, is_past=not moments.takes_now(doc), source=doc)
		take_on(doc, taken)


def plan(doc: Document) -> list[Taken]:
	"""The rows that take consigned goods, each from the store that its item prefers."""
	preferences.apply(doc)
	return taken_rows(doc)


def buy(taken: list[Taken], at: datetime, is_past: bool, source: Document | None) -> None:
	"""Post a withdrawal for each agreement of the rows, out of locked stock.

	Args:
		taken: rows of one document, or of several Stock Entries.
		at: when the goods become ours.
		is_past: whether later movements may stand already.
		source: the document; None where the rows are of several Stock Entries.
	"""
	bins.require(((one.place, one.qty) for one in taken), at, is_past)
	picker = Picker.of(one.row for one in taken)
	for one in taken:
		one.pieces = picker.pieces(one.row, one.item_code, one.qty, one.warehouse)
	_set_agreements(taken, at)
	for warehouse, agreement in sorted({(one.warehouse, one.agreement) for one in taken}):
		_post(source, [one for one in taken if (one.warehouse, one.agreement) == (warehouse, agreement)], at)


def take_on(doc: Document, taken: list[Taken]) -> None:
	"""Let a document's rows take what is ours now from the pass-through warehouse."""
	for one in taken:
		hand_over(doc, one.row, one.pieces, warehouses.pass_through_of(one.warehouse))
	posting.begin(doc, warehouses.PASS_THROUGH)


def taken_rows(doc: Document) -> list[Taken]:
	"""The rows that take goods out of a consigned warehouse."""
	if not takes_over(doc.doctype, doc.get("purpose"), bool(doc.get("update_stock", True))):
		return []
	found = []
	for row in stock_rows(doc):
		warehouse = row.get(warehouse_field(row))
		if warehouses.is_consigned(warehouse) and frappe.get_cached_value(
			"Item", row.item_code, "is_stock_item"
		):
			found.append(Taken(row, row.item_code, warehouse, stock_qty(row)))
	return [one for one in found if one.qty > 0]


def stock_rows(doc: Document) -> Iterable[Document]:
	"""Rows that move goods: items, and what product bundles consist of."""
	return [*doc.items, *(doc.get("packed_items") or [])]


def stock_qty(row: Document) -> float:
	"""A row's quantity in the stock unit of measure, also where ERPNext has not worked it out yet."""
	if row.doctype == "Packed Item":
		return flt(row.qty, QTY_PRECISION)
	factor = flt(row.conversion_factor)
	if not factor:
		uom = row.get("uom") or frappe.get_cached_value("Item", row.item_code, "stock_uom")
		factor = flt(get_conversion_factor(row.item_code, uom).get("conversion_factor")) or 1
	return flt(flt(row.qty) * factor, QTY_PRECISION)


def withdrawals_of(doc: Document) -> list[str]:
	"""The submitted withdrawals of a document, the newest first."""
	filters = {"source_doctype": doc.doctype, "source_document": doc.name, "docstatus": 1}
	return frappe.get_all(WITHDRAWAL, filters, pluck="name", order_by="creation desc, name desc")


def undo(doc: Document) -> None:
	"""Take the document's withdrawals back; `on_cancel`, when its own movements are undone."""
	for name in withdrawals_of(doc):
		cancel(name)


def _set_agreements(taken: list[Taken], at: datetime) -> None:
	for warehouse in {one.warehouse for one in taken}:
		of_warehouse = [one for one in taken if one.warehouse == warehouse]
		agreed = agreements.agreed_on(warehouse, {one.item_code for one in of_warehouse}, at.date())
		for one in of_warehouse:
			one.agreement = agreed[one.item_code].agreement


def submit(
	kind: str, agreement: str, at: datetime, rows: Iterable[dict], source: Document | None, **values
) -> Document:
	"""Submit a withdrawal that the posting of another document makes.

	Args:
		kind: Issue, Loss or Return.
		at: posting date and time.
		rows: item_code, qty, batch_no, serial_no, and what the row refers to.
		source: the document; None: several Stock Entries, or one that is being cancelled, which a link would forbid.
		values: target_warehouse, and of a return return_against.
	"""
	withdrawal = frappe.new_doc(WITHDRAWAL)
	withdrawal.update({"kind": kind, "consignment_agreement": agreement, **moments.fields_of(at), **values})
	withdrawal.source_doctype = source.doctype if source else STOCK_ENTRY
	withdrawal.source_document = source.name if source else None
	for row in rows:
		withdrawal.append("items", row)
	withdrawal.flags.update(FROM_SOURCE)
	return withdrawal.submit()


def cancel(name: str) -> None:
	"""Cancel a withdrawal that a posting has made, by the same posting."""
	withdrawal = frappe.get_doc(WITHDRAWAL, name)
	withdrawal.flags.update(FROM_SOURCE)
	withdrawal.cancel()


def _post(source: Document | None, taken: list[Taken], at: datetime) -> None:
	"""One withdrawal of one agreement."""
	rows = [
		{
			"item_code": one.item_code,
			"qty": piece.qty,
			"batch_no": piece.batch_no or None,
			"serial_no": piece.serial_no,
			"source_row": one.row.name,
			"source_document": None if source else one.row.parent,
		}
		for one in taken
		for piece in one.pieces
	]
	target = warehouses.pass_through_of(taken[0].warehouse)
	submit("Issue", taken[0].agreement, at, rows, source, target_warehouse=target)
