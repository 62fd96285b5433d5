"""Closing the money of a deal that ends: keep a part as income, owe the rest as a refund, leave nothing else open (§8.4, §8.5).

One Journal Entry: Dr Debtors / Cr income for what is kept / Cr *Refunds Due* for what goes back. Then ERPNext's own
reconciliation takes every receipt against it, each as a whole and in one step: a receipt that is reconciled twice would be
reversed in between, on dates that may be closed by then. So a refund that is paid in parts (see `refunds`) never touches
the receipts again. After a handover the receipts have paid the invoice; there its credit note takes their place.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import frappe
from frappe.utils import flt

from erpnext.accounts.party import get_party_account
from erpnext.accounts.utils import reconcile_against_document

from sales_ops.property_sales.money.queries import receipts_of


@dataclass(frozen=True)
class Terms:
	"""How a deal's money is closed. Amounts in the deal's currency; the accounts by their part in it."""

	keep: Decimal
	refund: Decimal
	on: date
	income_account: str | None = None
	refund_account: str | None = None
	remark: str = ""


def settle(deal, terms: Terms, credit_note: str | None = None):
	"""Post what is kept and what is owed back, and close the deal's receipts, or its credit note, with it.

	Returns:
		the submitted Journal Entry; None where the deal holds no money.
	"""
	if not terms.keep + terms.refund:
		return None
	journal = _journal(deal, terms, credit_note)
	if not credit_note:
		consume_receipts(deal, journal)
	return journal


def consume_receipts(deal, voucher) -> None:
	"""Reconcile every receipt of the deal that has free money, as a whole, with a Journal Entry or a paying entry."""
	entries = [row for row in receipts_of(deal.name) if row.unallocated_amount]
	reconcile(entries, voucher, get_party_account("Customer", deal.customer, deal.company))


def reconcile(entries: Sequence, voucher, account: str) -> None:
	"""Let ERPNext reconcile payments, each as a whole, with a voucher's row on `account`.

	Args:
		entries: Payment Entries, or rows with `name`, `party` and `unallocated_amount`.
		voucher: the Journal Entry or Payment Entry they are reconciled with.
	"""
	if entries:
		reconcile_against_document([_reconciliation(entry, voucher, account) for entry in entries])


def free_receipts(deal, voucher_name: str | None) -> None:
	"""Take the deal's receipts off the voucher that consumed them; what other changes consumed stays consumed."""
	if not voucher_name:
		return
	with quiet():
		for receipt in receipts_of(deal.name):
			_free(deal, receipt.name, voucher_name)


def cancel(doctype: str, name: str | None) -> None:
	"""Cancel a voucher that a change posted; whoever may undo the change may cancel what it made."""
	if name:
		with quiet():
			doc = frappe.get_doc(doctype, name)
			doc.flags.ignore_permissions = True
			doc.cancel()


def project_of(deal) -> str | None:
	"""The accounting project of a deal."""
	return frappe.get_cached_value("Property Project", deal.property_project, "project")


@contextmanager
def quiet() -> Iterator[None]:
	"""Without ERPNext's message for every link that it removes."""
	before, frappe.flags.mute_messages = frappe.flags.mute_messages, True
	try:
		yield
	finally:
		frappe.flags.mute_messages = before


def _free(deal, receipt: str, voucher_name: str) -> None:
	undo = frappe.get_doc(
		{
			"doctype": "Unreconcile Payment",
			"company": deal.company,
			"voucher_type": "Payment Entry",
			"voucher_no": receipt,
		}
	)
	undo.add_references()
	undo.allocations = [row for row in undo.allocations if row.reference_name == voucher_name]
	if undo.allocations:
		undo.flags.ignore_permissions = True
		undo.insert().submit()


def _journal(deal, terms: Terms, credit_note: str | None):
	debtors = get_party_account("Customer", deal.customer, deal.company)
	party = {"party_type": "Customer", "party": deal.customer}
	closed = {"account": debtors, **party, "debit_in_account_currency": flt(terms.keep + terms.refund)}
	if credit_note:
		closed |= {"reference_type": "Sales Invoice", "reference_name": credit_note}
	rows = [closed]
	if terms.keep:
		rows.append({"account": terms.income_account, "credit_in_account_currency": flt(terms.keep)})
	if terms.refund:
		owed = {"account": terms.refund_account, **party, "credit_in_account_currency": flt(terms.refund)}
		rows.append(owed)
	dimensions = {
		"project": project_of(deal),
		"cost_center": frappe.get_cached_value("Company", deal.company, "cost_center"),
	}
	entry = frappe.get_doc(
		{
			"doctype": "Journal Entry",
			"voucher_type": "Journal Entry",
			"company": deal.company,
			"posting_date": terms.on,
			"user_remark": terms.remark,
			"accounts": [row | dimensions for row in rows],
		}
	)
	entry.flags.ignore_permissions = True
	with quiet():  # ERPNext asks whether the refund is an advance
		return entry.insert().submit()


def _reconciliation(entry, voucher, account: str) -> dict:
	"""What `reconcile_against_document` takes; its keys are ERPNext's."""
	amount = flt(entry.unallocated_amount)
	return frappe._dict(
		{
			"voucher_type": "Payment Entry",
			"voucher_no": entry.name,
			"voucher_detail_no": None,
			"against_voucher_type": voucher.doctype,
			"against_voucher": voucher.name,
			"account": account,
			"exchange_rate": 1,
			"party_type": "Customer",
			"party": entry.party,
			"is_advance": "Yes",
			"dr_or_cr": "credit_in_account_currency",
			"unreconciled_amount": amount,
			"unadjusted_amount": amount,
			"allocated_amount": amount,
			"difference_amount": 0,
			"difference_account": None,
			"difference_posting_date": None,
			"cost_center": None,
		}
	)
