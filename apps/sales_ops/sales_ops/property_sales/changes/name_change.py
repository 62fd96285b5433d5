"""Name change (更名): the deal passes to another customer, and its money with it, through a clearing account (§8.7).

Two Payment Entries and no Journal Entry on Debtors: the money stays a contract liability all the time.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import changes as policy
from sales_ops.policies.money import ZERO
from sales_ops.property_sales.instalments import to_decimal
from sales_ops.property_sales.reallocation import allocations_of, clear_allocations, restore_allocations
from sales_ops.property_sales.receipts import new_receipt
from sales_ops.property_sales.settlement import Terms, Vouchers, receipts_of, settle, unsettle

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_change_application.property_change_application import (
		PropertyChangeApplication,
	)


def check(change: "PropertyChangeApplication") -> None:
	"""Refuse the same customer, a deal that is not live, and a project without a clearing account.

	Raises:
		ChangeError, PresaleAccountError: as above.
	"""
	deal = change.deal
	throw_all(policy.check_name_change(deal.status, change.new_customer == deal.customer))
	if not _clearing(change):
		throw("change_clearing_account_missing", project=change.property_project)


def preview(change: "PropertyChangeApplication") -> dict:
	"""What executing would do: the unit stays, the money passes from one customer's liability to the other's."""
	unit = frappe.db.get_value("Property Unit", change.property_unit, ["name", "sale_status"], as_dict=True)
	amount = to_decimal(change.received_amount)
	lines = [
		policy.Posting("Contract Liability", debit=amount),
		policy.Posting("Contract Liability", credit=amount),
	]
	return {
		"unit": {"name": unit.name, "status_before": unit.sale_status, "status_after": unit.sale_status},
		"deal_status": change.deal.status,
		"postings": [vars(line) for line in lines],
	}


def execute(change: "PropertyChangeApplication") -> None:
	"""Pay the old customer's money out to the clearing account and receive it from the new customer."""
	deal = change.deal
	entries = [row.name for row in receipts_of(deal.name)]
	change.db_set({"former_allocations": allocations_of(entries), "old_customer": deal.customer})
	vouchers = settle(deal, _terms(change))
	clear_allocations(entries)
	_rename(deal, change.new_customer)
	transfer = _receive(change, deal) if change.received_amount else None
	change.db_set({"refund_entry": vouchers.refund_entry, "transfer_entry": transfer and transfer.name})


def undo(change: "PropertyChangeApplication") -> None:
	"""Give deal and money back to the former customer.

	Raises:
		ChangeError: the new customer has paid since.
	"""
	deal = change.deal
	if flt(deal.received_amount) != flt(change.received_amount):
		throw("change_money_came_since", deal=deal.name)
	if change.transfer_entry:
		transfer = frappe.get_doc("Payment Entry", change.transfer_entry)
		transfer.flags.ignore_permissions = True
		transfer.cancel()
	_rename(deal, change.old_customer)
	unsettle(deal, Vouchers(refund_entry=change.refund_entry))
	restore_allocations(change.former_allocations)
	deal.reload().update_progress(deal.full_deposit_on or change.executed_on)
	if deal.property_contract:
		frappe.get_doc("Property Contract", deal.property_contract).update_totals()


def _terms(change: "PropertyChangeApplication") -> Terms:
	refund: Decimal = to_decimal(change.received_amount)
	remark = f"{change.name} {change.property_unit}"
	return Terms(ZERO, refund, change.executed_on, "", paid_from=_clearing(change), remark=remark)


def _receive(change: "PropertyChangeApplication", deal):
	entry = new_receipt(deal, flt(change.received_amount), str(change.executed_on), reference_no=change.name)
	entry.paid_to = _clearing(change)
	entry.flags.ignore_permissions = True
	return entry.insert().submit()


def _rename(deal, customer: str) -> None:
	"""Write the customer on the deal and all that copies it. Receipts of the past keep the customer who paid."""
	name = frappe.db.get_value("Customer", customer, "customer_name")
	values = {"customer": customer, "customer_name": name}
	deal.db_set(values)
	if deal.property_contract:
		frappe.get_doc("Property Contract", deal.property_contract).db_set(values)
	frappe.db.set_value("Property Instalment", {"property_subscription": deal.name}, values)
	frappe.db.set_value("Property Unit Claim", {"active_claim": deal.property_unit}, "customer", customer)


def _clearing(change: "PropertyChangeApplication") -> str | None:
	return frappe.get_cached_value("Property Project", change.property_project, "transfer_clearing_account")
