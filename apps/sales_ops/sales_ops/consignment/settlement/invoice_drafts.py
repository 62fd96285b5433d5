"""The unsaved Purchase Invoice and debit note of a settlement: its rows, tax, and the cents that rounding leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import flt

from erpnext.controllers.accounts_controller import get_taxes_and_charges

from sales_ops.consignment.settlement import queries
from sales_ops.policies import consignment_settlement as policy
from sales_ops.policies.consignment_settlement import Line
from sales_ops.values import to_decimal

INVOICE, SETTLEMENT = "Purchase Invoice", "Consignment Settlement"
TAXES = "Purchase Taxes and Charges Template"


@dataclass(frozen=True)
class Bill:
	"""What the supplier's invoice says.

	`amount` with tax, in the settlement's currency; `posting_date` of our booking, default today; `exchange_rate` to the
	company's currency, default ERPNext's of that day; `file` the URL of its scan. `red_no` and `red_amount` (positive, with
	tax): the red invoice for what came back, where the supplier bills gross.
	"""

	no: str | None
	day: date | None
	amount: Decimal
	posting_date: date
	exchange_rate: float = 0
	file: str | None = None
	red_no: str | None = None
	red_amount: Decimal | None = None

	@property
	def is_gross(self) -> bool:
		return self.red_amount is not None


def new_invoice(doc: Document, lines: Sequence[Line], bill: Bill) -> Document:
	"""The unsaved invoice of some lines, with tax and totals."""
	invoice = frappe.new_doc(INVOICE)
	invoice.update(
		{
			"company": doc.company,
			"supplier": doc.supplier,
			"currency": doc.currency,
			"posting_date": bill.posting_date,
			"set_posting_time": 1,
			"bill_no": bill.no,
			"bill_date": bill.day,
			"taxes_and_charges": doc.taxes_and_charges,
			"cost_center": doc.cost_center,
			"ignore_pricing_rule": 1,
			"disable_rounded_total": 1,
			"update_stock": 0,
			"so_consignment_doctype": SETTLEMENT,
			"so_consignment_document": doc.name,
		}
	)
	if bill.exchange_rate:
		invoice.conversion_rate = bill.exchange_rate
	_add_rows(doc, invoice, lines)
	for row in get_taxes_and_charges(TAXES, doc.taxes_and_charges) or []:
		invoice.append("taxes", row)
	invoice.flags.ignore_permissions = True
	invoice.set_missing_values()
	invoice.calculate_taxes_and_totals()
	_add_accrued_cents(invoice, lines)
	return invoice


def _add_rows(
	doc: Document, invoice: Document, lines: Sequence[Line], sign: int = 1, billed: Document | None = None
) -> None:
	"""`billed`: the invoice that a debit note is about; its rows name the receipt rows that the lines go back to."""
	receipts = queries.receipt_rows([line.row for line in lines])
	billed_rows = {row.pr_detail: row.name for row in billed.items} if billed else {}
	for line in lines:
		row = receipts[line.row]
		rate = float(line.rate)
		invoice.append(
			"items",
			{
				"item_code": line.item,
				"item_name": row.item_name,
				"qty": sign * float(line.used),
				"received_qty": sign * float(line.used),
				"rate": rate,
				"price_list_rate": rate,
				"discount_percentage": 0,
				"uom": row.uom,
				"conversion_factor": 1,
				"warehouse": row.warehouse,
				"cost_center": doc.cost_center,
				"purchase_receipt": row.parent,
				"pr_detail": line.row,
				"purchase_order": row.purchase_order,
				"po_detail": row.purchase_order_item,
				"purchase_invoice_item": billed_rows.get(row.purchase_receipt_item),
			},
		)


def new_debit_note(doc: Document, invoice: Document, returned: Sequence[Line], on: date) -> Document:
	"""The unsaved debit note of some lines against the settlement's invoice.

	Args:
		returned: the rows of the return receipts, quantities positive.
	"""
	note = new_invoice(doc, [], Bill(None, None, Decimal(0), on, flt(invoice.conversion_rate)))
	_add_rows(doc, note, returned, sign=-1, billed=invoice)
	note.update(
		{
			"is_return": 1,
			"return_against": invoice.name,
			"credit_to": invoice.credit_to,
			# Reduces the invoice while it is open; what is paid already is the supplier's debt.
			"update_outstanding_for_self": 0,
			"update_billed_amount_in_purchase_receipt": 1,
			"payment_terms_template": None,
			"due_date": None,
		}
	)
	note.set("payment_schedule", [])
	note.set_missing_values()
	note.calculate_taxes_and_totals()
	if flt(invoice.outstanding_amount) < abs(flt(note.grand_total)):
		note.update_outstanding_for_self = 1
	return note


def _add_accrued_cents(invoice: Document, lines: Sequence[Line]) -> None:
	"""The cents that a receipt and its returns were rounded by and the net row is not: they stand in the accrual too."""
	cents = policy.rounding_of(lines, [to_decimal(row.net_amount) for row in invoice.items])
	if cents:
		account = frappe.get_cached_value("Company", invoice.company, "stock_received_but_not_billed")
		_add_charge(invoice, account, invoice.cost_center, cents, _("Rounding of receipts and returns"))


def add_rounding(invoice: Document, difference: Decimal) -> None:
	"""The cent by which the supplier rounds otherwise, so that we owe what the invoice says."""
	if not difference:
		return
	fields = ["round_off_account", "round_off_cost_center", "cost_center"]
	company = frappe.get_cached_value("Company", invoice.company, fields, as_dict=True)
	if not company.round_off_account:
		return
	center = company.round_off_cost_center or company.cost_center
	_add_charge(invoice, company.round_off_account, center, difference, _("Rounding of the supplier"))


def _add_charge(invoice: Document, account: str, cost_center: str | None, amount: Decimal, text: str) -> None:
	invoice.append(
		"taxes",
		{
			"category": "Total",
			"add_deduct_tax": "Add" if amount > 0 else "Deduct",
			"charge_type": "Actual",
			"account_head": account,
			"cost_center": cost_center or frappe.get_cached_value("Company", invoice.company, "cost_center"),
			"description": text,
			"tax_amount": float(abs(amount)),
		},
	)
	invoice.calculate_taxes_and_totals()
