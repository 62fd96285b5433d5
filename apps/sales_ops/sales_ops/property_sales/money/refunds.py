"""What is owed back to the customer of an ended deal, and its payment, in one part or in several (§8.5, row 91).

A change that ends a deal credits *Refunds Due* with its Journal Entry. Finance pays it with Payment Entries that name the
change. ERPNext books a payment to a customer as an advance first (Dr Contract Liability / Cr Bank); its own reconciliation
with the Journal Entry then takes it there (Dr Refunds Due / Cr Contract Liability). What is still due is what the ledger
holds open of that Journal Entry.
"""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt, today

from sales_ops.exceptions import throw, throw_all
from sales_ops.locks import locked
from sales_ops.policies.changes import check_refund
from sales_ops.property_sales.money import queries as money_queries
from sales_ops.property_sales.money.receipts import money_account
from sales_ops.property_sales.money.settlement import project_of, reconcile
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from erpnext.accounts.doctype.payment_entry.payment_entry import PaymentEntry

	from sales_ops.property_sales.doctype.property_change_application.property_change_application import (
		PropertyChangeApplication,
	)


def refund_account(property_project: str) -> str | None:
	"""The liability account on which the refunds of a project's deals stand until they are paid."""
	return frappe.get_cached_value("Property Project", property_project, "refund_account")


def new_refund(
	change: "PropertyChangeApplication",
	amount: float | None = None,
	posting_date: date | None = None,
	paid_from: str | None = None,
) -> "PaymentEntry":
	"""An unsaved Payment Entry that pays a refund, or `amount` of it (deal's currency).

	Raises:
		ChangeError: nothing of it is due any more.
	"""
	due = due_of(change)
	if not due:
		throw("change_refund_not_due", change=change.name)
	amount = flt(amount or due)
	entry = frappe.new_doc("Payment Entry")
	entry.update(
		{
			"payment_type": "Pay",
			"company": change.company,
			"posting_date": posting_date or today(),
			"mode_of_payment": change.mode_of_payment,
			"party_type": "Customer",
			"party": change.customer,
			"paid_from": paid_from
			or change.paid_from
			or money_account(change.company, change.mode_of_payment).account,
			"paid_amount": amount,
			"received_amount": amount,
			"source_exchange_rate": 1,
			"target_exchange_rate": 1,
			"reference_no": change.reference_no or change.name,
			"reference_date": posting_date or today(),
			"project": project_of(change),
			"so_property_change": change.name,
			"so_property_unit": change.property_unit,
			"remarks": f"{change.name} {change.property_unit}",
			"custom_remarks": 1,
		}
	)
	entry.setup_party_account_field()
	entry.set_missing_values()
	return entry


def pay_at_once(change: "PropertyChangeApplication") -> str:
	"""Pay the whole refund in the execution of the change; the name of the submitted Payment Entry."""
	entry = new_refund(change, posting_date=change.executed_on)
	entry.flags.ignore_permissions = True
	return entry.insert().submit().name


def change_of(entry: "PaymentEntry") -> "PropertyChangeApplication":
	"""The change whose refund the entry pays, its row locked: two payments of one refund wait for each other."""
	return locked("Property Change Application", entry.so_property_change)


def due_of(change: "PropertyChangeApplication") -> Decimal:
	"""What the ledger holds open of a change's refund, in the deal's currency."""
	return _open(change.journal_entry)


def prepare_refund(entry: "PaymentEntry") -> None:
	"""Check the payment of a refund against its change.

	Raises:
		ChangeError: the change is not executed, the customer is another, or more would be paid than is due.
	"""
	change = change_of(entry)
	paid = to_decimal(entry.paid_amount)
	throw_all(
		check_refund(
			change.name,
			change.docstatus == 1,
			change.customer,
			entry.party,
			paid,
			_open(change.journal_entry),
		)
	)
	entry.project = project_of(change)


def post_refund(entry: "PaymentEntry") -> None:
	"""Take the submitted payment to the refund that it pays, and tell the change."""
	change = change_of(entry)
	account = money_queries.refund_account_of(change.journal_entry)
	reconcile([entry], frappe.get_doc("Journal Entry", change.journal_entry), account)
	entry.reload()
	_tell(change)


def take_refund_back(entry: "PaymentEntry") -> None:
	"""After a payment was cancelled, say because the bank sent it back: the refund is due again."""
	change = change_of(entry)
	if change.docstatus != 1:
		return
	if change.refund_entry == entry.name:
		change.db_set("refund_entry", None)
	_tell(change)


def open_refunds(journal_entries: Collection[str]) -> dict[str, float]:
	"""What ERPNext's ledger holds open of refunds, by the Journal Entry that owes it (deal's currency)."""
	return {row.journal_entry: flt(row.due) for row in money_queries.open_refunds(journal_entries)}


def require_no_payment(change: "PropertyChangeApplication") -> None:
	"""Refuse to undo a change of whose refund finance has paid something since: real money left the bank.

	Raises:
		ChangeError: names the payments.
	"""
	paid = {"so_property_change": change.name, "docstatus": 1, "name": ("!=", change.refund_entry or "")}
	if names := frappe.get_all("Payment Entry", paid, pluck="name", order_by="creation"):
		throw("change_refund_paid", change=change.name, payments=", ".join(names))


def _open(journal_entry: str | None) -> Decimal:
	rows = money_queries.open_refunds([journal_entry], lock=True) if journal_entry else []
	return to_decimal(rows[0].due) if rows else Decimal(0)


def _tell(change: "PropertyChangeApplication") -> None:
	paid = to_decimal(change.refund_amount) - _open(change.journal_entry)
	change.db_set("refunded_amount", flt(paid), notify=True)
