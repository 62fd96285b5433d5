"""Closing the money of a deal that ends: keep a part as income, pay back the rest, leave nothing open (§8.4, §8.5).

What is kept: a Journal Entry, Dr Debtors / Cr income. What is paid back: a Payment Entry of type Pay on the presale
liability. Then ERPNext's own reconciliation takes each receipt against both, every receipt in one step: a receipt that is
reconciled twice would be reversed in between, on dates that may be closed by then.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import frappe
from frappe.utils import flt

from erpnext.accounts.party import get_party_account
from erpnext.accounts.utils import reconcile_against_document

from sales_ops.policies.changes import Part, split_receipts
from sales_ops.property_sales.instalments import to_decimal


@dataclass(frozen=True)
class Vouchers:
	"""Names of what was posted; None where there was nothing to post."""

	journal_entry: str | None = None
	refund_entry: str | None = None


@dataclass(frozen=True)
class Terms:
	"""How a deal's receipts are closed. Amounts in the deal's currency; `paid_from` is a bank or cash account."""

	keep: Decimal
	refund: Decimal
	on: date
	income_account: str
	paid_from: str | None = None
	mode_of_payment: str | None = None
	reference_no: str | None = None
	remark: str = ""


def receipts_of(deal_name: str) -> list[dict]:
	"""The deal's submitted receipts, oldest first, rows locked: name and what is unallocated in ERPNext."""
	entry = frappe.qb.DocType("Payment Entry")
	return (
		frappe.qb.from_(entry)
		.select(entry.name, entry.unallocated_amount)
		.where(entry.so_property_subscription == deal_name)
		.where(entry.payment_type == "Receive")
		.where(entry.docstatus == 1)
		.orderby(entry.posting_date)
		.orderby(entry.creation)
		.for_update()
		.run(as_dict=True)
	)


def settle(deal, terms: Terms) -> Vouchers:
	"""Post what is kept and what is paid back, and reconcile every receipt of the deal against them.

	Raises:
		DealError: keep and refund are not together what was received.
	"""
	receipts = receipts_of(deal.name)
	journal = _keep(deal, terms) if terms.keep else None
	refund = _refund(deal, terms) if terms.refund else None
	amounts = [(row.name, to_decimal(row.unallocated_amount)) for row in receipts]
	parts = split_receipts(amounts, terms.keep, terms.refund)
	if parts:
		reconcile_against_document(list(_entries(deal, parts, dict(amounts), journal, refund)))
	return Vouchers(journal and journal.name, refund and refund.name)


def unsettle(deal, vouchers: Vouchers) -> None:
	"""Take the settlement back: free the receipts, then cancel what was posted."""
	with quiet():
		for receipt in receipts_of(deal.name):
			_free(deal, receipt.name)
		for doctype, name in (
			("Journal Entry", vouchers.journal_entry),
			("Payment Entry", vouchers.refund_entry),
		):
			if name:
				doc = frappe.get_doc(doctype, name)
				doc.flags.ignore_permissions = True
				doc.cancel()


@contextmanager
def quiet() -> Iterator[None]:
	"""Without ERPNext's message for every link that it removes."""
	before, frappe.flags.mute_messages = frappe.flags.mute_messages, True
	try:
		yield
	finally:
		frappe.flags.mute_messages = before


def _free(deal, receipt: str) -> None:
	"""Take a receipt off everything it was reconciled with."""
	undo = frappe.get_doc(
		{
			"doctype": "Unreconcile Payment",
			"company": deal.company,
			"voucher_type": "Payment Entry",
			"voucher_no": receipt,
		}
	)
	undo.add_references()
	if undo.allocations:
		undo.flags.ignore_permissions = True
		undo.insert().submit()


def _keep(deal, terms: Terms):
	project = _project(deal)
	debtors = get_party_account("Customer", deal.customer, deal.company)
	amount = flt(terms.keep)
	rows = [
		{
			"account": debtors,
			"party_type": "Customer",
			"party": deal.customer,
			"debit_in_account_currency": amount,
		},
		{"account": terms.income_account, "credit_in_account_currency": amount},
	]
	cost_center = frappe.get_cached_value("Company", deal.company, "cost_center")
	entry = frappe.get_doc(
		{
			"doctype": "Journal Entry",
			"voucher_type": "Journal Entry",
			"company": deal.company,
			"posting_date": terms.on,
			"user_remark": terms.remark,
			"accounts": [{**row, "project": project, "cost_center": cost_center} for row in rows],
		}
	)
	entry.flags.ignore_permissions = True
	return entry.insert().submit()


def _refund(deal, terms: Terms):
	amount = flt(terms.refund)
	entry = frappe.new_doc("Payment Entry")
	entry.update(
		{
			"payment_type": "Pay",
			"company": deal.company,
			"posting_date": terms.on,
			"mode_of_payment": terms.mode_of_payment,
			"party_type": "Customer",
			"party": deal.customer,
			"paid_from": terms.paid_from,
			"paid_amount": amount,
			"received_amount": amount,
			"source_exchange_rate": 1,
			"target_exchange_rate": 1,
			"reference_no": terms.reference_no or deal.name,
			"reference_date": terms.on,
			"project": _project(deal),
			"remarks": terms.remark,
			"custom_remarks": 1,
		}
	)
	entry.setup_party_account_field()
	entry.set_missing_values()
	entry.flags.ignore_permissions = True
	return entry.insert().submit()


def _project(deal) -> str | None:
	return frappe.get_cached_value("Property Project", deal.property_project, "project")


def _entries(deal, parts: list[Part], unallocated: dict, journal, refund) -> Iterator[dict]:
	"""What `reconcile_against_document` takes; its keys are ERPNext's."""
	against = {"keep": journal, "refund": refund}
	for part in parts:
		voucher = against[part.use]
		yield frappe._dict(
			{
				"voucher_type": "Payment Entry",
				"voucher_no": part.receipt,
				"voucher_detail_no": None,
				"against_voucher_type": voucher.doctype,
				"against_voucher": voucher.name,
				"account": get_party_account("Customer", deal.customer, deal.company),
				"exchange_rate": 1,
				"party_type": "Customer",
				"party": deal.customer,
				"is_advance": "Yes",
				"dr_or_cr": "credit_in_account_currency",
				"unreconciled_amount": flt(unallocated[part.receipt]),
				"unadjusted_amount": flt(unallocated[part.receipt]),
				"allocated_amount": flt(part.amount),
				"difference_amount": 0,
				"difference_account": None,
				"difference_posting_date": None,
				"cost_center": None,
			}
		)
