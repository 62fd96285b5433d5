"""The cents of an invoice in another currency.

Each receipt was rounded into the company's currency by itself; ERPNext books the exchange difference of the invoice's rows without
that rounding. What is left in the accrual account, a cent a row at most, goes to exchange gain or loss.
"""

from collections.abc import Sequence

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import flt

CENT = 0.01


def post(doc: Document, invoices: Sequence[Document]) -> str | None:
	"""Book what the invoices of a settlement have left of what was accrued for it.

	Returns:
		the name of the Journal Entry; None where nothing is left, or all is in the company's currency.
	"""
	company = frappe.get_cached_doc("Company", doc.company)
	if doc.currency == company.default_currency or flt(doc.adjusted_amount):
		return None
	account = company.stock_received_but_not_billed
	cleared = _debited(account, [invoice.name for invoice in invoices])
	left = flt(flt(doc.base_net_amount) - cleared, 2)
	rows = sum(len(invoice.items) for invoice in invoices) + doc.no_of_entries
	if not left or abs(left) > CENT * rows or not company.exchange_gain_loss_account:
		return None
	entry = frappe.new_doc("Journal Entry")
	entry.update({"company": doc.company, "posting_date": invoices[0].posting_date})
	entry.user_remark = _("Rounding of the exchange rate of {0}").format(doc.name)
	for name, amount in ((account, left), (company.exchange_gain_loss_account, -left)):
		row = {"account": name, "cost_center": doc.cost_center or company.cost_center}
		row["debit_in_account_currency" if amount > 0 else "credit_in_account_currency"] = abs(amount)
		entry.append("accounts", row)
	entry.flags.ignore_permissions = True
	return entry.insert().submit().name


def cancel(doc: Document) -> None:
	"""Cancel the entry of a settlement whose invoice is cancelled."""
	if not doc.rounding_entry:
		return
	entry = frappe.get_doc("Journal Entry", doc.rounding_entry)
	doc.db_set("rounding_entry", None)
	if entry.docstatus == 1:
		entry.flags.ignore_permissions = True
		entry.cancel()


def _debited(account: str, vouchers: Sequence[str]) -> float:
	filters = {"account": account, "voucher_type": "Purchase Invoice", "voucher_no": ("in", vouchers)}
	rows = frappe.get_all(
		"GL Entry", filters | {"is_cancelled": 0}, ["sum(debit) - sum(credit) as debited"]
	)
	return flt(rows[0].debited)
