"""Money that passes from one customer, or one accounting project, to another, through a clearing account (§8.6, §8.7).

Two Payment Entries and no Journal Entry on Debtors: the money stays a contract liability all the time.
"""

from datetime import date
from typing import TYPE_CHECKING

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from sales_ops.exceptions import throw
from sales_ops.property_sales.money.receipts import new_receipt
from sales_ops.property_sales.money.settlement import cancel, consume_receipts, free_receipts, project_of

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_change_application.property_change_application import (
		PropertyChangeApplication,
	)


def clearing_account(property_project: str) -> str:
	"""The account through which a project's money passes; its balance is zero after every transfer.

	Raises:
		PresaleAccountError: the project has none.
	"""
	account = frappe.get_cached_value("Property Project", property_project, "transfer_clearing_account")
	if not account:
		throw("change_clearing_account_missing", project=property_project)
	return account


def pay_out(change: "PropertyChangeApplication", deal, clearing: str, project: str | None = None) -> None:
	"""Pay all of the deal's money to the clearing account and reconcile its receipts with that.

	Args:
		change: says how much its deal has received; keeps the submitted Payment Entry as its `refund_entry`.
		deal: the deal that has the receipts now.
		project: the accounting project that gives the money; that of the deal when left out.
	"""
	amount, on = flt(change.received_amount), change.executed_on
	entry = frappe.new_doc("Payment Entry")
	entry.update(
		{
			"payment_type": "Pay",
			"company": deal.company,
			"posting_date": on,
			"party_type": "Customer",
			"party": deal.customer,
			"paid_from": clearing,
			"paid_amount": amount,
			"received_amount": amount,
			"source_exchange_rate": 1,
			"target_exchange_rate": 1,
			"reference_no": change.name,
			"reference_date": on,
			"project": project or project_of(deal),
			"remarks": f"{change.name} {deal.property_unit}",
			"custom_remarks": 1,
		}
	)
	entry.setup_party_account_field()
	entry.set_missing_values()
	entry.flags.ignore_permissions = True
	entry.insert().submit()
	consume_receipts(deal, entry)
	change.db_set("refund_entry", entry.name)


def take_in(change: "PropertyChangeApplication", deal, clearing: str) -> None:
	"""Receive the money for the deal from the clearing account; the change keeps the entry as its `transfer_entry`.

	It is kept before it is submitted: who hears of the receipt then sees that no money came from outside.
	"""
	entry = draft_in(deal, change.received_amount, clearing, change.executed_on, change.name)
	change.db_set("transfer_entry", entry.name)
	entry.submit()


def draft_in(deal, amount: float, clearing: str, on: date, reference: str) -> Document:
	"""A saved Payment Entry that receives `amount`, in the deal's currency, for the deal from the clearing account."""
	entry = new_receipt(deal, flt(amount), str(on), reference_no=reference)
	entry.paid_to = clearing
	entry.flags.ignore_permissions = True
	return entry.insert()


def take_back(deal, paid_out: str | None) -> None:
	"""Undo `pay_out` for the deal that has the receipts."""
	free_receipts(deal, paid_out)
	cancel("Payment Entry", paid_out)
