"""Money of a deal: Payment Entries, unallocated in ERPNext, allocated to our instalments (§8.2 point 2).

`overrides/payment_entry.py` calls these for a Payment Entry that names a Property Subscription.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt, getdate, today

from erpnext.accounts.doctype.journal_entry.journal_entry import get_default_bank_cash_account

from sales_ops.exceptions import throw, throw_all
from sales_ops.locks import locked
from sales_ops.policies import allocation as policy
from sales_ops.policies.changes import ENDED_STATUSES
from sales_ops.property_sales.deals.instalments import open_rows, refresh_received
from sales_ops.property_sales.money.accounts import is_presale_ready
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from erpnext.accounts.doctype.payment_entry.payment_entry import PaymentEntry

	from sales_ops.property_sales.doctype.property_subscription.property_subscription import (
		PropertySubscription,
	)


def new_receipt(
	deal: "PropertySubscription",
	amount: float | None = None,
	posting_date: str | None = None,
	mode_of_payment: str | None = None,
	reference_no: str | None = None,
) -> "PaymentEntry":
	"""An unsaved Payment Entry that receives `amount` (deal's currency) for the deal.

	Without an amount it asks for what is due next; without a mode of payment it goes to the company's default bank
	account, or cash account where there is no bank.
	"""
	date = posting_date or today()
	amount = amount or flt(next((row.outstanding for row in open_rows(deal.name)), 0))
	account = money_account(deal.company, mode_of_payment)
	entry = frappe.new_doc("Payment Entry")  # with the form's own defaults, such as the series
	entry.update(
		{
			"payment_type": "Receive",
			"company": deal.company,
			"posting_date": date,
			"mode_of_payment": mode_of_payment,
			"party_type": "Customer",
			"party": deal.customer,
			"paid_to": account.account,
			"paid_to_account_currency": account.account_currency,
			"paid_amount": amount,
			"received_amount": amount,
			"source_exchange_rate": 1,
			"target_exchange_rate": 1,
			"reference_no": reference_no or deal.name,
			"reference_date": date,
			"so_property_subscription": deal.name,
		}
	)
	entry.setup_party_account_field()
	entry.set_missing_values()
	return entry


def money_account(company: str, mode_of_payment: str | None) -> dict:
	"""Where money comes in or goes out: the account of the mode of payment, else the company's bank or cash account."""
	for account_type in ("Bank", "Cash"):
		account = get_default_bank_cash_account(company, account_type, mode_of_payment=mode_of_payment)
		if account:
			return account
	throw("receipt_no_bank_account", company=company)


def deal_of(entry: "PaymentEntry") -> "PropertySubscription":
	"""The receipt's deal, its row locked: two receipts of one deal wait for each other."""
	return locked("Property Subscription", entry.so_property_subscription)


def prepare_receipt(entry: "PaymentEntry") -> None:
	"""Check a receipt against its deal and allocate it, oldest instalment first, where nobody did by hand.

	Raises:
		ReceiptError: other party, company or currency; references; more than is owed; allocations that do not fit.
		DealError: the subscription is a draft or cancelled.
		PresaleAccountError: the company does not book advances in a liability account.
	"""
	deal = deal_of(entry)
	_check_deal(entry, deal)
	_copy_deal_links(entry, deal)
	rows = open_rows(deal.name)
	amount = to_decimal(entry.received_amount)
	throw_all(policy.check_receipt(amount, rows))
	if not entry.so_property_allocations:
		_allocate(entry, policy.oldest_first(amount, rows))
	throw_all(policy.check_allocations(amount, _allocations(entry), rows))


def keep_receipt_of_ended_deal(entry: "PaymentEntry") -> None:
	"""Refuse to cancel a receipt whose money a change has kept, paid back or passed on.

	Raises:
		ReceiptError: a change has disposed of the money; undo that first.
		HandoverError: the receipt has paid the invoice of the handover.
	"""
	deal = deal_of(entry)
	if deal.property_handover:
		throw("handover_keeps_receipt", deal=deal.name)
	if deal.status in ENDED_STATUSES:
		throw("receipt_of_ended_deal", deal=deal.name, status=deal.status)
	if flt(entry.unallocated_amount) != flt(entry.received_amount):
		throw("receipt_passed_on", deal=deal.name)


def post_receipt(entry: "PaymentEntry") -> None:
	"""Bring instalments, deal and contract to what receipts say after `entry` was submitted or cancelled."""
	refresh_received([row.property_instalment for row in entry.so_property_allocations])
	deal = deal_of(entry)
	deal.update_progress(getdate(entry.posting_date))
	if deal.property_contract:
		frappe.get_doc("Property Contract", deal.property_contract).update_totals()


def _check_deal(entry: "PaymentEntry", deal: "PropertySubscription") -> None:
	if deal.docstatus != 1:
		throw("deal_cancelled" if deal.docstatus == 2 else "deal_not_submitted", deal=deal.name)
	if deal.status in ENDED_STATUSES:
		throw("deal_ended", deal=deal.name, status=deal.status)
	if entry.payment_type != "Receive":
		throw("receipt_not_receive")
	if entry.party_type != "Customer" or entry.party != deal.customer:
		throw("receipt_party", party=entry.party, deal=deal.name, customer=deal.customer)
	if entry.company != deal.company:
		throw("receipt_company", company=entry.company, deal=deal.name, deal_company=deal.company)
	for currency in (entry.paid_from_account_currency, entry.paid_to_account_currency):
		if currency != deal.currency:
			throw("receipt_currency", currency=currency, deal=deal.name, deal_currency=deal.currency)
	if entry.references:
		throw("receipt_references")
	if not is_presale_ready(entry.company):
		throw("presale_account_missing", company=entry.company)


def _copy_deal_links(entry: "PaymentEntry", deal: "PropertySubscription") -> None:
	entry.so_property_unit = deal.property_unit
	entry.so_property_contract = deal.property_contract
	entry.project = frappe.get_cached_value("Property Project", deal.property_project, "project")


def _allocate(entry: "PaymentEntry", parts: dict[str, Decimal]) -> None:
	shown = ["name", "kind", "due_date"]  # what fetch_from would bring, had the rows come from the form
	found = frappe.get_all("Property Instalment", {"name": ("in", list(parts))}, shown)
	details = {row.pop("name"): row for row in found}
	for name, part in parts.items():
		values = {"property_instalment": name, "allocated_amount": flt(part), **details[name]}
		entry.append("so_property_allocations", values)


def _allocations(entry: "PaymentEntry") -> dict:
	found: dict = {}
	for row in entry.so_property_allocations:
		amount = to_decimal(row.allocated_amount)
		found[row.property_instalment] = found.get(row.property_instalment, 0) + amount
	return found
