"""Money that passes from one customer, or one accounting project, to another, through a clearing account (§8.6, §8.7).

Two Payment Entries and no Journal Entry on Debtors: the money stays a contract liability all the time.
"""

from datetime import date

import frappe
from frappe.utils import flt

from sales_ops.exceptions import throw
from sales_ops.property_sales.receipts import new_receipt
from sales_ops.property_sales.settlement import cancel, consume_receipts, free_receipts, project_of


def clearing_account(property_project: str) -> str:
	"""The account through which a project's money passes; its balance is zero after every transfer.

	Raises:
		PresaleAccountError: the project has none.
	"""
	account = frappe.get_cached_value("Property Project", property_project, "transfer_clearing_account")
	if not account:
		throw("change_clearing_account_missing", project=property_project)
	return account


def pay_out(deal, amount: float, clearing: str, on: date, reference: str, project: str | None = None) -> str:
	"""Pay all of the deal's money to the clearing account and reconcile its receipts with that.

	Args:
		amount: what the deal's receipts hold free, in the deal's currency.
		project: the accounting project that gives the money; that of the deal when left out.

	Returns:
		the name of the submitted Payment Entry.
	"""
	entry = frappe.new_doc("Payment Entry")
	entry.update(
		{
			"payment_type": "Pay",
			"company": deal.company,
			"posting_date": on,
			"party_type": "Customer",
			"party": deal.customer,
			"paid_from": clearing,
			"paid_amount": flt(amount),
			"received_amount": flt(amount),
			"source_exchange_rate": 1,
			"target_exchange_rate": 1,
			"reference_no": reference,
			"reference_date": on,
			"project": project or project_of(deal),
			"remarks": f"{reference} {deal.property_unit}",
			"custom_remarks": 1,
		}
	)
	entry.setup_party_account_field()
	entry.set_missing_values()
	entry.flags.ignore_permissions = True
	entry.insert().submit()
	consume_receipts(deal, entry)
	return entry.name


def take_in(deal, amount: float, clearing: str, on: date, reference: str) -> str:
	"""Receive the money for the deal from the clearing account; the name of the submitted Payment Entry."""
	entry = new_receipt(deal, flt(amount), str(on), reference_no=reference)
	entry.paid_to = clearing
	entry.flags.ignore_permissions = True
	return entry.insert().submit().name


def take_back(deal, paid_out: str | None) -> None:
	"""Undo `pay_out` for the deal that has the receipts."""
	free_receipts(deal, paid_out)
	cancel("Payment Entry", paid_out)
