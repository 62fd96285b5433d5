"""What a Consignment Withdrawal posts, by its kind, and the ledger rows of it (§6.4 points 3, 5, 7, 8).

Issue      zero issue from the consigned warehouse, purchase receipt into the pass-through; the user's document takes on
Take-over  the same, into a warehouse of our own
Loss       the same, then an issue from the pass-through to the account of losses
Return     purchase return, zero receipt into the consigned warehouse; a used part of a Stock Entry is brought back first
"""

from datetime import datetime

import frappe
from frappe.model.document import Document
from frappe.utils import flt, now_datetime

from erpnext.setup.utils import get_exchange_rate

from sales_ops.consignment.stock import bins, inspections, ledger, moments, vouchers, withdrawal_returns
from sales_ops.consignment.stock.pieces import Picker
from sales_ops.exceptions import throw

RETURN, LOSS = "Return", "Loss"
EVENTS = {"Issue": "Withdraw", "Take-over": "Withdraw", LOSS: "Loss", RETURN: "Withdraw-Return"}


def prepare(doc: Document) -> None:
	"""Lock what a withdrawal made by hand takes, and name its batches and serial numbers."""
	if doc.kind == RETURN:
		withdrawal_returns.prepare(doc)
		return
	is_past = moments.moment_of(doc) < now_datetime() and bool(doc.set_posting_time)
	needed = [((doc.warehouse, row.item_code), flt(row.qty)) for row in doc.items]
	bins.require(needed, moments.moment_of(doc), is_past)
	picker, rows = Picker.of(doc.items), []
	for row in doc.items:
		for piece in picker.pieces(row, row.item_code, flt(row.qty), doc.warehouse):
			rows.append(
				{
					"item_code": row.item_code,
					"qty": piece.qty,
					"batch_no": piece.batch_no or None,
					"serial_no": piece.serial_no,
				}
			)
	if len(rows) != len(doc.items):
		doc.set("items", [])
		doc.extend("items", rows)
		doc.validate_items()
	else:
		for row, values in zip(doc.items, rows, strict=True):
			row.update(values)


def post(doc: Document) -> None:
	"""Post the vouchers and the ledger rows of a withdrawal that is being submitted."""
	at = moments.moment_of(doc)
	if doc.kind == RETURN:
		withdrawal_returns.post(doc, at)
	else:
		_take(doc, at)
		if doc.kind == LOSS:
			_write_off(doc, at)
	ledger.write(_entries(doc, at))


def unpost(doc: Document) -> None:
	"""Cancel the vouchers in the reverse order, and reverse the ledger."""
	if doc.kind == RETURN:
		withdrawal_returns.unpost(doc)
	else:
		vouchers.cancel("Stock Entry", doc.own_stock_entry)
		vouchers.cancel("Purchase Receipt", doc.purchase_receipt)
		vouchers.cancel("Purchase Order", doc.purchase_order)
		vouchers.cancel("Stock Entry", doc.stock_entry)
	ledger.reverse(doc)


def set_conversion_rate(doc: Document) -> None:
	"""Company currency per unit of the agreement's currency: that of the returned withdrawal, of the day, or as entered."""
	company_currency = frappe.get_cached_value("Company", doc.company, "default_currency")
	if doc.kind == RETURN:
		doc.conversion_rate = frappe.db.get_value(doc.doctype, doc.return_against, "conversion_rate")
	elif doc.currency == company_currency:
		doc.conversion_rate = 1
	elif not flt(doc.conversion_rate) or flt(doc.conversion_rate) == 1:
		doc.conversion_rate = get_exchange_rate(
			doc.currency, company_currency, doc.posting_date, "for_buying"
		)
	if not flt(doc.conversion_rate):
		throw("consignment_price_no_exchange_rate", currency=doc.currency, on=doc.posting_date)


def _take(doc: Document, at: datetime) -> None:
	entry = vouchers.move_at_zero(doc, vouchers.ISSUE, doc.warehouse, doc.items, at)
	rows = [
		row.as_dict()
		| {"quality_inspection": inspections.last_of(doc.warehouse, row.item_code, row.batch_no)}
		for row in doc.items
	]
	rows = [frappe._dict(row) for row in rows]
	orders = vouchers.order(doc, doc.target_warehouse, rows, at)
	receipt = vouchers.buy(doc, doc.target_warehouse, rows, at, orders)
	doc.db_set(
		{
			"stock_entry": entry.name,
			"purchase_receipt": receipt.name,
			"purchase_order": orders and orders["name"],
		}
	)
	vouchers.take_booked(doc, receipt)


def _write_off(doc: Document, at: datetime) -> None:
	agreement = frappe.get_cached_doc("Consignment Agreement", doc.consignment_agreement)
	account = agreement.loss_account or frappe.get_cached_value(
		"Company", doc.company, "stock_adjustment_account"
	)
	entry = vouchers.issue_to_expense(doc, doc.target_warehouse, doc.items, account, at)
	doc.db_set("own_stock_entry", entry.name)


def _entries(doc: Document, at: datetime) -> list[dict]:
	"""The ledger rows: what left the consigned stock and what we owe for it, or the other way round."""
	sign = 1 if doc.kind == RETURN else -1
	common = ledger.of_document(doc, EVENTS[doc.kind], at) | {
		"source_type": doc.source_doctype,
		"stock_entry": doc.stock_entry,
		"purchase_receipt": doc.purchase_receipt,
	}
	return [
		common
		| ledger.of_goods(row, sign * row.qty)
		| {
			"amount": -sign * row.amount,
			"base_rate": flt(row.base_amount / row.qty, 9),
			"base_amount": -sign * row.base_amount,
			"pr_detail": row.pr_detail,
			"voucher_detail_no": row.name,
			"source_no": row.source_document or doc.source_document,
		}
		for row in doc.items
	]
