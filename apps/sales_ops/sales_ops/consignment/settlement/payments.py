"""Paying a settlement's invoice by a ratio, according to funds (A13), and following what is paid."""

from dataclasses import dataclass
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import flt, today

from sales_ops.exceptions import throw_all
from sales_ops.policies import consignment_settlement as policy
from sales_ops.policies.money import round_money
from sales_ops.values import to_decimal

SETTLEMENT, INVOICE, ENTRY = "Consignment Settlement", "Purchase Invoice", "Payment Entry"
INVOICE_FIELDS = (
	"name",
	"grand_total",
	"base_grand_total",
	"outstanding_amount",
	"currency",
	"party_account_currency",
	"conversion_rate",
)


@dataclass(frozen=True)
class Standing:
	"""What an invoice comes to after its debit notes and what is open of it, in the currency of the supplier's account;
	`factor` turns that into the invoice's currency.
	"""

	total: Decimal
	outstanding: Decimal
	factor: Decimal


def standing(invoice_name: str) -> Standing:
	"""How a Purchase Invoice of a settlement stands."""
	invoice = frappe.db.get_value(INVOICE, invoice_name, INVOICE_FIELDS, as_dict=True)
	in_own_currency = invoice.currency == invoice.party_account_currency
	field = "grand_total" if in_own_currency else "base_grand_total"
	factor = Decimal(1) if in_own_currency else 1 / to_decimal(invoice.conversion_rate)
	notes = {"return_against": invoice_name, "docstatus": 1, "update_outstanding_for_self": 0}
	credited = sum(frappe.get_all(INVOICE, notes, pluck=field))
	return Standing(to_decimal(invoice[field] + credited), to_decimal(invoice.outstanding_amount), factor)


def refresh(doc: Document) -> None:
	"""Set status and amounts of a settlement by its invoice."""
	if not doc.purchase_invoice:
		return
	now = standing(doc.purchase_invoice)
	precision = doc.precision("outstanding_amount") or 2
	doc.db_set(
		{
			"status": policy.status_by_invoice(now.total, now.outstanding),
			"invoiced_amount": float(round_money(now.total * now.factor, precision)),
			"outstanding_amount": float(round_money(now.outstanding * now.factor, precision)),
		},
		notify=True,
	)


def refresh_by_invoice(invoice_name: str | None) -> None:
	"""The same for the settlement of a Purchase Invoice, where there is one."""
	if invoice_name and (name := frappe.db.get_value(SETTLEMENT, {"purchase_invoice": invoice_name})):
		refresh(frappe.get_doc(SETTLEMENT, name))


def pay_by_ratio(doc: Document, ratio: float | None = None) -> Document:
	"""The draft of a payment by ratio; one that waits already is given back instead of a second one.

	Args:
		doc: the settlement, its row locked.
		ratio: percent of the invoice that shall be paid by now, default the agreement's.

	Raises:
		SettlementError: there is no invoice yet, or nothing is due by the ratio.
	"""
	percent = to_decimal(ratio if ratio else doc.payment_ratio)
	now = (
		standing(doc.purchase_invoice)
		if doc.purchase_invoice
		else Standing(Decimal(0), Decimal(0), Decimal(1))
	)
	payment = policy.payment_by_ratio(now.total, now.outstanding, percent, doc.precision("net_amount") or 2)
	throw_all(policy.check_payment(doc.status, percent, payment))
	return _waiting_draft(doc.purchase_invoice) or _new_entry(doc, payment.amount)


def _waiting_draft(invoice: str) -> Document | None:
	filters = {"reference_doctype": INVOICE, "reference_name": invoice, "docstatus": 0, "parenttype": ENTRY}
	name = frappe.db.get_value("Payment Entry Reference", filters, "parent")
	return frappe.get_doc(ENTRY, name) if name else None


def _new_entry(doc: Document, amount: Decimal) -> Document:
	from erpnext.accounts.doctype.payment_entry.payment_entry import get_payment_entry

	entry = get_payment_entry(INVOICE, doc.purchase_invoice, party_amount=float(amount))
	# ERPNext asks for a bank reference already on a draft; whoever pays writes the real one.
	entry.update({"reference_no": doc.name, "reference_date": today()})
	for row in entry.references:
		row.allocated_amount = min(flt(row.allocated_amount) or float(amount), float(amount))
	return entry.insert()
