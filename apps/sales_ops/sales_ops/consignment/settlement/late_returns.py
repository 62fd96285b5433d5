"""Goods that came back after their settlement (§5.1 row 14, §6.4 point 7).

They lie in our own store and are ours. When the supplier takes them, ERPNext's purchase return takes them out of the store and a
debit note against the settlement's invoice takes their price off what we owe. The Consignment Ledger has no part in it: the goods
do not become consigned again, and what they were owed for is settled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import frappe
from frappe.model.document import Document
from frappe.utils import flt, get_datetime, getdate, now_datetime

from sales_ops import arguments
from sales_ops.consignment.settlement import invoices, payments
from sales_ops.consignment.settlement.invoice_drafts import new_debit_note
from sales_ops.consignment.stock import vouchers, warehouses
from sales_ops.exceptions import throw
from sales_ops.guards import as_the_house, stored
from sales_ops.locks import locked
from sales_ops.policies import consignment_settlement as policy
from sales_ops.policies.consignment_settlement import Line
from sales_ops.values import to_decimal

WITHDRAWAL, SETTLEMENT = "Consignment Withdrawal", "Consignment Settlement"
RECEIPT, INVOICE = "Purchase Receipt", "Purchase Invoice"
QTY_PRECISION = 6


@dataclass(frozen=True)
class Back:
	"""A row of a withdrawal of which `qty` (stock unit of measure) goes back to the supplier."""

	row: Document
	qty: float
	serial_no: str = ""


@frappe.whitelist()
def returnable(consignment_withdrawal: str) -> list[dict]:
	"""The rows of a settled withdrawal and how much of each can still go back to the supplier.

	Returns:
		name, item_code, item_name, stock_uom, batch_no, serial_no, rate and `left` in the stock unit of measure.
	"""
	doc = frappe.get_doc(WITHDRAWAL, consignment_withdrawal)
	doc.check_permission("read")
	left = _left(doc)
	fields = ("name", "item_code", "item_name", "stock_uom", "batch_no", "serial_no", "rate")
	return [{field: row.get(field) for field in fields} | {"left": left[row.name]} for row in doc.items]


@frappe.whitelist()
def return_settled(
	consignment_withdrawal: str, warehouse: str, rows: str | list[dict], posting_date: str | None = None
) -> dict:
	"""Give goods of a settled withdrawal back to the supplier out of our own store, and book the debit note.

	Args:
		warehouse: our own warehouse in which they lie.
		rows: name (of the withdrawal's row), qty in the stock unit of measure, serial_no where the item has them.
		posting_date: ISO date, default today.

	Returns:
		{"purchase_receipt": the return, "debit_note": the Purchase Invoice}

	Raises:
		SettlementError: the withdrawal is not invoiced, more goes back than is left, or the warehouse is a consigned one.
	"""
	for ptype in ("create", "submit"):
		frappe.has_permission(INVOICE, ptype, throw=True)
	doc = stored(frappe.get_doc(WITHDRAWAL, consignment_withdrawal), "read")
	settlements = _settlements(doc)
	backs = _backs(doc, arguments.rows("rows", rows), settlements)
	if warehouses.role_of(warehouse):
		throw("consignment_return_from_consigned", warehouse=warehouse)
	settlement = locked(SETTLEMENT, settlements[backs[0].row.name])
	with as_the_house():
		receipt = _give_back(settlement, doc, warehouse, backs, _moment(posting_date))
		note = _debit_note(settlement, receipt, backs, getdate(posting_date))
	payments.refresh(settlement.reload())
	return {"purchase_receipt": receipt.name, "debit_note": note.name}


def take_back(note: Document) -> None:
	"""A debit note of ours is cancelled: the goods of a late return are in our store again, and the invoice is open again."""
	receipts = {row.purchase_receipt for row in note.items if row.purchase_receipt}
	filters = {"name": ("in", sorted(receipts)), "so_consignment_doctype": SETTLEMENT, "docstatus": 1}
	for name in frappe.get_all(RECEIPT, filters, pluck="name"):
		vouchers.cancel(RECEIPT, name)
	payments.refresh_by_invoice(note.return_against)


def _settlements(doc: Document) -> dict[str, str]:
	"""The invoiced settlement of each row of a withdrawal."""
	entry, settlement = frappe.qb.DocType("Consignment Ledger Entry"), frappe.qb.DocType(SETTLEMENT)
	rows = (
		frappe.qb.from_(entry)
		.join(settlement)
		.on(settlement.name == entry.settlement)
		.select(entry.voucher_detail_no, settlement.name)
		.where((entry.voucher_type == WITHDRAWAL) & (entry.voucher_no == doc.name))
		.where(settlement.status.isin(list(policy.HAS_INVOICE)))
		.run()
	)
	return dict(rows)


def _backs(doc: Document, rows: Sequence[dict], settlements: dict[str, str]) -> list[Back]:
	"""What goes back, all of it of one settlement: a debit note is about one invoice."""
	known, left = {row.name: row for row in doc.items}, _left(doc)
	backs = [
		Back(known[row["name"]], flt(row.get("qty"), QTY_PRECISION), row.get("serial_no") or "")
		for row in rows
		if flt(row.get("qty")) > 0 and row.get("name") in known
	]
	if not backs:
		throw("consignment_return_nothing")
	first = settlements.get(backs[0].row.name)
	if not first or any(settlements.get(back.row.name) != first for back in backs):
		throw("consignment_return_not_settled", withdrawal=doc.name)
	for back in backs:
		if back.qty > left[back.row.name]:
			params = {"row": back.row.idx, "item": back.row.item_code, "most": left[back.row.name]}
			throw("consignment_return_too_much", **params)
	return backs


def _left(doc: Document) -> dict[str, float]:
	"""By row: what the supplier has not got back yet."""
	names = [row.pr_detail for row in doc.items if row.pr_detail]
	filters = {"name": ("in", names)}
	found = frappe.get_all("Purchase Receipt Item", filters, ["name", "stock_qty", "returned_qty"])
	left = {row.name: flt(row.stock_qty - flt(row.returned_qty), QTY_PRECISION) for row in found}
	return {row.name: left.get(row.pr_detail, 0) for row in doc.items}


def _moment(posting_date: str | None) -> datetime:
	if not posting_date or getdate(posting_date) == getdate(now_datetime()):
		return now_datetime()
	return get_datetime(f"{getdate(posting_date)} 23:59:00")


def _give_back(
	settlement: Document, doc: Document, warehouse: str, backs: Sequence[Back], at: datetime
) -> Document:
	rows = [
		frappe._dict(
			item_code=back.row.item_code,
			pr_detail=back.row.pr_detail,
			qty=back.qty,
			batch_no=back.row.batch_no,
			serial_no=back.serial_no,
		)
		for back in backs
	]
	return vouchers.give_back(settlement, doc.purchase_receipt, warehouse, rows, at)


def _debit_note(settlement: Document, receipt: Document, backs: Sequence[Back], on: date) -> Document:
	invoice = frappe.get_doc(INVOICE, settlement.purchase_invoice)
	rates = {row.pr_detail: to_decimal(row.rate) for row in invoice.items}
	lines = []
	for row in receipt.items:
		used, rate = -to_decimal(row.qty), rates[row.purchase_receipt_item]
		lines.append(Line(row.item_code, receipt.name, row.name, used, rate, used * rate))
	return invoices.post_debit_note(new_debit_note(settlement, invoice, lines, on))
