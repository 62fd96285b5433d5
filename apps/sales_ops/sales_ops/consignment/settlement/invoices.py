"""The supplier's invoice of a settlement: a net Purchase Invoice on the purchase receipts by which the goods became ours.

Where the supplier bills what was used and sends a red invoice for what came back, a debit note is booked for the latter.
Afterwards the receipts of which nothing is left to bill are closed as ERPNext does it (§6.2 q, q2).
"""

from collections.abc import Sequence
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import flt, getdate, today

from sales_ops.consignment.settlement import accrual_rest, notices, payments, queries
from sales_ops.consignment.settlement.invoice_drafts import Bill, add_rounding, new_debit_note, new_invoice
from sales_ops.exceptions import throw, throw_all
from sales_ops.guards import as_the_house
from sales_ops.policies import consignment_settlement as policy
from sales_ops.policies.consignment_settlement import Line, Movement
from sales_ops.policies.violations import Violation
from sales_ops.values import to_decimal

INVOICE, RECEIPT, SETTLEMENT = "Purchase Invoice", "Purchase Receipt", "Consignment Settlement"


def record(doc: Document, bill: Bill) -> Document:
	"""Book the supplier's invoice of a settlement whose row is locked; the caller has checked the permission.

	Returns:
		the submitted Purchase Invoice.

	Raises:
		SettlementError: the settlement does not wait for an invoice, or the invoice is not the one that was asked for.
	"""
	if doc.status not in policy.WAITS_FOR_INVOICE or doc.purchase_invoice:
		throw("consignment_settlement_not_waiting", settlement=doc.name, status=doc.status)
	lines, returned = lines_of(doc, bill.is_gross)
	with as_the_house():
		invoice = _post(doc, new_invoice(doc, lines, bill), bill.no, bill.day, bill.amount, bill)
		note = _post_red(doc, invoice, returned, bill) if bill.is_gross else None
	doc.db_set(
		{
			"purchase_invoice": invoice.name,
			"bill_no": bill.no,
			"bill_date": bill.day,
			"credit_note": note.name if note else None,
			"correction_entry": accrual_rest.post(
				doc, lines, returned, [invoice, note] if note else [invoice]
			),
		}
	)
	payments.refresh(doc)
	close_receipts(doc)
	notices.on_invoice(doc, bill.posting_date)
	return invoice


def expected(doc: Document) -> dict:
	"""What the invoice comes to, with tax, in the settlement's currency: amount if it is net; gross and red if it is not."""
	net, _none = lines_of(doc, False)
	gross, returned = lines_of(doc, True)
	bill = Bill(None, None, Decimal(0), getdate(today()))
	found = {"amount": new_invoice(doc, net, bill).grand_total, "gross": None, "red": None}
	if returned:
		found["gross"] = new_invoice(doc, gross, bill).grand_total
		found["red"] = flt(found["gross"] - found["amount"], doc.precision("grand_total"))
	return found


def lines_of(doc: Document, gross: bool) -> tuple[list[Line], list[Line]]:
	"""The lines of a confirmed settlement's invoice, and of its debit note where it is `gross`."""
	movements = [_movement(row) for row in queries.movements(doc.name, doc.supplier)]
	lines, returned = policy.gross_lines(movements) if gross else (policy.net_lines(movements), [])
	throw_all(policy.check_lines([*lines, *returned]))
	return lines, returned


def check_lines(doc: Document) -> None:
	"""Refuse a settlement that takes back what another one has billed.

	Raises:
		SettlementError: naming the item and the receipt.
	"""
	rows = queries.returns_without_use(doc.name, doc.supplier)
	code = "consignment_settlement_return_without_use"
	throw_all([Violation(code, {"item": row.item_code, "receipt": row.receipt}) for row in rows])


def _movement(row: dict) -> Movement:
	return Movement(
		item=row.item_code,
		rate=to_decimal(row.rate),
		used=-to_decimal(row.qty),
		amount=to_decimal(row.amount),
		receipt=row.purchase_receipt,
		row=row.pr_detail,
		origin=row.origin,
	)


def _post(doc: Document, invoice: Document, no, day, amount: Decimal, bill: Bill) -> Document:
	"""Check the supplier's figures against ours, then insert and submit."""
	total = to_decimal(invoice.grand_total)
	today_date = getdate(today())
	throw_all(policy.check_bill(no, day, today_date, amount, total, len(invoice.items)))
	add_rounding(invoice, amount - total)
	invoice.flags.from_consignment = True
	invoice.insert()
	if bill.file:
		_attach(invoice, bill.file)
	invoice.flags.ignore_permissions = True
	invoice.submit()
	return invoice


def _attach(invoice: Document, url: str) -> None:
	file = {
		"doctype": "File",
		"file_url": url,
		"attached_to_doctype": INVOICE,
		"attached_to_name": invoice.name,
	}
	frappe.get_doc(file).insert(ignore_permissions=True)


def _post_red(doc: Document, invoice: Document, returned: Sequence[Line], bill: Bill) -> Document:
	if not returned:
		throw("consignment_invoice_nothing_returned")
	if not (bill.red_no or "").strip():
		throw("consignment_invoice_red_number_missing")
	note = new_debit_note(doc, invoice, returned, bill.posting_date)
	note.update({"bill_no": bill.red_no, "bill_date": bill.day})
	return _post(doc, note, bill.red_no, bill.day, -bill.red_amount, bill)


def post_debit_note(note: Document) -> Document:
	"""Insert and submit a debit note of ours."""
	note.flags.from_consignment = True
	note.flags.ignore_permissions = True
	return note.insert().submit()


def close_receipts(doc: Document) -> None:
	"""Close, as ERPNext does it, the receipts and returns of which nothing is left to bill."""
	for name in queries.billed_receipts(doc.name, doc.supplier):
		receipt = frappe.get_doc(RECEIPT, name)
		if receipt.status not in ("Closed", "Completed"):
			receipt.update_status("Closed")


def reopen_receipts(doc: Document) -> None:
	"""Open the closed receipts of a settlement again."""
	names = queries.receipts_of(doc.name, doc.supplier)
	closed = {"name": ("in", names), "docstatus": 1, "status": "Closed"}
	for name in frappe.get_all(RECEIPT, closed, pluck="name"):
		frappe.get_doc(RECEIPT, name).update_status("Submitted")


def take_back_red(note: Document) -> None:
	"""A settlement's debit note is being cancelled: what came back waits for another red invoice, or for a net one."""
	if name := frappe.db.get_value(SETTLEMENT, {"credit_note": note.name}):
		doc = frappe.get_doc(SETTLEMENT, name, for_update=True)
		doc.db_set("credit_note", None, notify=True)
		reopen_receipts(doc)


def take_back(invoice: Document) -> None:
	"""A settlement's invoice is being cancelled: the settlement waits for another one, its receipts are open again."""
	name = frappe.db.get_value(SETTLEMENT, {"purchase_invoice": invoice.name})
	if not name:
		return
	doc = frappe.get_doc(SETTLEMENT, name, for_update=True)
	status = policy.NOTICE_ISSUED if doc.consignment_invoice_notice else policy.CONFIRMED
	accrual_rest.cancel(doc)
	cleared = dict.fromkeys(("purchase_invoice", "bill_no", "bill_date", "credit_note", "correction_entry"))
	doc.db_set({"status": status, "invoiced_amount": 0, "outstanding_amount": 0} | cleared, notify=True)
	reopen_receipts(doc)
	notices.on_invoice_cancelled(doc)
