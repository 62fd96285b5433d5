"""Name change (更名): owners come, go, or get other shares (§8.7, feature 52).

Where the customer who pays is another one, the money passes with the deal through a clearing account.
"""

from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import changes as policy
from sales_ops.policies import owners as owner_policy
from sales_ops.policies.money import ZERO
from sales_ops.property_sales.deals.owners import owners_of, owners_of_deal, set_owners, write_owners
from sales_ops.property_sales.money.queries import receipts_of
from sales_ops.property_sales.money.reallocation import allocations_of, clear_allocations, restore_allocations
from sales_ops.property_sales.money.settlement import cancel
from sales_ops.property_sales.money.transfers import clearing_account, pay_out, take_back, take_in
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_change_application.property_change_application import (
		PropertyChangeApplication,
	)


def check(change: "PropertyChangeApplication") -> None:
	"""Refuse a deal that is not live, owners that do not hold or stay the same, and money without a clearing account.

	Raises:
		ChangeError, OwnerError, PresaleAccountError: as above.
	"""
	deal = change.deal
	former = owners_of_deal(deal)
	set_owners(change, former, "former_owners")
	if change.new_customer and not change.owners:
		set_owners(change, owner_policy.replace_main(former, change.new_customer))
	after = owners_of(change)
	throw_all(policy.check_name_change(deal.status, after in ([], former)))
	throw_all(owner_policy.check_owners(change.new_customer or deal.customer, after))
	if _passes(change):
		clearing_account(change.property_project)


def preview(change: "PropertyChangeApplication") -> dict:
	"""What executing would do: the unit stays, the money passes from one customer's liability to the other's."""
	unit = frappe.db.get_value("Property Unit", change.property_unit, ["name", "sale_status"], as_dict=True)
	lines = policy.transfer_postings(to_decimal(change.received_amount) if _passes(change) else ZERO)
	return {
		"unit": {"name": unit.name, "status_before": unit.sale_status, "status_after": unit.sale_status},
		"deal_status": change.deal.status,
		"owners": [_shown(row) for row in change.owners],
		"former_owners": [_shown(row) for row in change.former_owners],
		"postings": [vars(line) for line in lines],
	}


def execute(change: "PropertyChangeApplication") -> None:
	"""Write the new owners; where another customer pays from now on, the money passes through the clearing account."""
	deal = change.deal
	if _passes(change):
		_pass_money(change, deal)
	_write_owners(deal, owners_of(change))


def undo(change: "PropertyChangeApplication") -> None:
	"""Give deal and money back to the former owners.

	Raises:
		ChangeError: the new customer has paid since, or the owners were changed again.
	"""
	deal = change.deal
	if owners_of_deal(deal) != owners_of(change):
		throw("name_change_changed_since", deal=deal.name)
	_write_owners(deal, owners_of(change, "former_owners"))
	if change.old_customer and change.old_customer != deal.customer:
		_give_money_back(change, deal)


def _passes(change: "PropertyChangeApplication") -> bool:
	"""Whether another customer pays from now on."""
	return bool(change.new_customer) and change.new_customer != change.deal.customer


def _shown(row) -> dict:
	return {"name": row.owner_name or row.property_owner, "share": row.share_percentage}


def _write_owners(deal, owners: list[owner_policy.Owner]) -> None:
	write_owners(deal, owners)
	if deal.property_contract:
		write_owners(frappe.get_doc("Property Contract", deal.property_contract), owners)


def _pass_money(change: "PropertyChangeApplication", deal) -> None:
	"""Pay the old customer's money out to the clearing account and receive it from the new customer."""
	entries = [row.name for row in receipts_of(deal.name)]
	change.db_set({"former_allocations": allocations_of(entries), "old_customer": deal.customer})
	if not change.received_amount:
		return _rename(deal, change.new_customer)
	clearing = clearing_account(change.property_project)
	pay_out(change, deal, clearing)
	clear_allocations(entries)
	_rename(deal, change.new_customer)
	take_in(change, deal, clearing)


def _give_money_back(change: "PropertyChangeApplication", deal) -> None:
	if flt(deal.received_amount) != flt(change.received_amount):
		throw("change_money_came_since", deal=deal.name)
	cancel("Payment Entry", change.transfer_entry)
	_rename(deal, change.old_customer)
	take_back(deal, change.refund_entry)
	restore_allocations(change.former_allocations)
	deal.reload().update_progress(deal.full_deposit_on or change.executed_on)
	if deal.property_contract:
		frappe.get_doc("Property Contract", deal.property_contract).update_totals()


def _rename(deal, customer: str) -> None:
	"""Write the customer on the deal and all that copies it. Receipts of the past keep the customer who paid."""
	name = frappe.db.get_value("Customer", customer, "customer_name")
	values = {"customer": customer, "customer_name": name}
	deal.db_set(values)
	if deal.property_contract:
		frappe.get_doc("Property Contract", deal.property_contract).db_set(values)
	frappe.db.set_value("Property Instalment", {"property_subscription": deal.name}, values)
	deal.write_on_claims({"customer": customer})
