"""Exchange (换房): the deal moves to another unit with all its money (§8.6).

The old deal is closed and chained to a new one with the same deposit terms; a signed deal also gets a new contract. Within
one accounting project nothing is posted: the receipts follow. Into another project of the company the money passes through
the clearing account, so that each project's contract liability is what its own buyers paid.
"""

from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import changes as policy
from sales_ops.policies import claims
from sales_ops.property_sales.changes.price_changes import require_price
from sales_ops.property_sales.deals.attached_units import copy_attached_units
from sales_ops.property_sales.deals.instalments import close_instalments, reopen_instalments
from sales_ops.property_sales.deals.owners import owners_of_deal, set_owners
from sales_ops.property_sales.deals.signing import require_not_filed
from sales_ops.property_sales.money.queries import receipts_of
from sales_ops.property_sales.money.reallocation import (
	allocate_anew,
	allocations_of,
	clear_allocations,
	point_receipts,
	restore_allocations,
)
from sales_ops.property_sales.money.settlement import cancel, project_of
from sales_ops.property_sales.money.transfers import clearing_account, pay_out, take_back, take_in
from sales_ops.property_sales.units.claims import live_claim, lock_unit, lock_units, release_units
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_change_application.property_change_application import (
		PropertyChangeApplication,
	)


def check(change: "PropertyChangeApplication") -> None:
	"""Refuse a new unit that is the old one, is another company's, or costs less than was received.

	Raises:
		ChangeError: the rule above, or the deal is not live.
		PresaleAccountError: the money must pass to another project, and there is no clearing account.
	"""
	deal = change.deal
	unit = frappe.db.get_value(
		"Property Unit",
		change.new_property_unit,
		["company", "property_project", "list_amount"],
		as_dict=True,
	)
	if not change.new_agreed_amount:
		change.new_agreed_amount = unit.list_amount
	if deal.property_contract and not change.new_payment_plan_template:
		change.new_payment_plan_template = frappe.db.get_value(
			"Property Contract", deal.property_contract, "payment_plan_template"
		)
	throw_all(
		policy.check_exchange(
			deal.status,
			to_decimal(change.received_amount),
			to_decimal(_new_amount(change, deal)),
			change.new_property_unit in deal.unit_names,
			unit.company == deal.company,
		)
	)
	require_price(change)
	if _passes_books(deal, unit):
		clearing_account(change.property_project)


def _new_amount(change: "PropertyChangeApplication", deal) -> float:
	"""What the new deal amounts to, with the attached units that go along (deal's currency)."""
	attached = flt(deal.attached_amount) if change.keep_attached_units else 0
	return flt(change.new_agreed_amount) + attached


def preview(change: "PropertyChangeApplication") -> dict:
	"""What executing would do: both units, and what is posted where the new one is another project's."""
	old, new = (
		frappe.get_doc("Property Unit", name) for name in (change.property_unit, change.new_property_unit)
	)
	return {
		"unit": {
			"name": old.name,
			"status_before": old.sale_status,
			"status_after": claims.unit_status(bool(old.released), None),
		},
		"new_unit": {"name": new.name, "status_before": new.sale_status, "status_after": old.sale_status},
		"deal_status": change.ended_status,
		"postings": [vars(line) for line in _postings(change, new)],
	}


def execute(change: "PropertyChangeApplication") -> None:
	"""End the old deal, begin the new one on the other unit, and let the receipts follow.

	Raises:
		UnitTakenError: somebody else has the new unit.
		SigningError: the contract is filed with the authority.
	"""
	deal = change.deal
	require_not_filed(deal.property_contract)
	# in one order for everybody: two exchanges of the same two units wait, and do not deadlock
	lock_units([*deal.unit_names, change.new_property_unit])
	_give_up_own_hold(change, deal)
	receipts = receipts_of(deal.name)
	entries = [row.name for row in receipts if row.unallocated_amount]
	change.db_set("former_allocations", allocations_of(entries))
	clear_allocations(entries)
	close_instalments(deal.name, change.name)
	release_units(deal, change.ended_status)
	deal.set_status(change.ended_status)
	new_deal = _begin(change, deal)
	_move(receipts, new_deal, change)
	contract = _sign(change, deal, new_deal) if deal.property_contract else None
	if contract:
		frappe.get_doc("Property Contract", deal.property_contract).end(change.ended_status)
		_move(receipts, new_deal.reload(), change)
		contract.update_totals()
	if _passes_books(deal, new_deal):
		_pass_books(change, deal, new_deal.reload(), entries)
	change.db_set(
		{"new_property_subscription": new_deal.name, "new_property_contract": contract and contract.name}
	)


def undo(change: "PropertyChangeApplication") -> None:
	"""Cancel the new deal and give the old one its unit, its instalments and its receipts back.

	Raises:
		UnitTakenError: somebody else has the old unit.
		ChangeError: the new deal has received money of its own.
	"""
	deal = change.deal
	new_deal = frappe.get_doc("Property Subscription", change.new_property_subscription)
	entries = [row.name for row in receipts_of(new_deal.name)]
	if flt(new_deal.received_amount) != flt(change.received_amount):
		throw("change_money_came_since", deal=new_deal.name)
	cancel("Payment Entry", change.transfer_entry)
	take_back(new_deal, change.refund_entry)
	entries = [name for name in entries if name != change.transfer_entry]
	clear_allocations(entries)
	point_receipts(entries, deal)
	for doctype, name in (
		("Property Contract", change.new_property_contract),
		("Property Subscription", change.new_property_subscription),
	):
		cancel(doctype, name)
	reopen_instalments(change.name)
	restore_allocations(change.former_allocations)
	deal.update_progress(deal.full_deposit_on or change.executed_on, revive=True)
	if deal.property_contract:
		frappe.get_doc("Property Contract", deal.property_contract).update_totals()


def _give_up_own_hold(change: "PropertyChangeApplication", deal) -> None:
	"""A buyer who has put the new unit on hold already gives that hold up for the exchange; without money on it."""
	live = live_claim(lock_unit(change.new_property_unit))
	if not live or live.deal == deal.name or live.kind != claims.HOLD:
		return
	held = frappe.get_doc("Property Subscription", live.deal, for_update=True)
	if held.customer != deal.customer or flt(held.received_amount):
		return
	held.flags.ignore_permissions = True
	if held.docstatus == 1:
		held.cancel()
	elif release_units(held, claims.RELEASED):
		held.set_status("Expired")


def _passes_books(old, new) -> bool:
	"""Whether deal or unit `new` is booked in another accounting project than `old`."""
	return project_of(old) != project_of(new)


def _pass_books(change: "PropertyChangeApplication", deal, new_deal, entries: list[str]) -> None:
	"""Let the money that went along leave the old accounting project and come in to the new one."""
	if not change.received_amount:
		return
	clearing = clearing_account(change.property_project)
	pay_out(change, new_deal, clearing, project_of(deal))
	clear_allocations(entries)
	take_in(change, new_deal, clearing)


def _postings(change: "PropertyChangeApplication", new_unit) -> list[policy.Posting]:
	if not _passes_books(change.deal, new_unit):
		return []
	return policy.transfer_postings(to_decimal(change.received_amount))


def _begin(change: "PropertyChangeApplication", deal):
	"""A submitted subscription for the new unit with the old deal's customer and deposit."""
	copied = ("customer", "consultant", "deposit_amount", "temporary_deposit_amount")
	new_deal = frappe.get_doc(
		{
			"doctype": "Property Subscription",
			"property_unit": change.new_property_unit,
			"agreed_amount": change.new_agreed_amount,
			"payment_plan_template": change.new_payment_plan_template or deal.payment_plan_template,
			"subscription_date": change.executed_on,
			"full_deposit_by": change.executed_on,  # the money is there
			**{field: deal.get(field) for field in copied},
		}
	)
	set_owners(new_deal, owners_of_deal(deal))
	if change.keep_attached_units:
		copy_attached_units(deal, new_deal)
	new_deal.flags.ignore_permissions = True
	new_deal.flags.price_decided = True  # with the application
	new_deal.flags.former_deal = deal.name
	return new_deal.insert().submit()


def _move(receipts: list[dict], new_deal, change: "PropertyChangeApplication") -> None:
	"""All receipts follow, those too whose money a name change has passed on: they tell when it came in."""
	point_receipts([row.name for row in receipts], new_deal)
	allocate_anew([row.name for row in receipts if row.unallocated_amount], new_deal)
	new_deal.update_progress(change.executed_on)


def _sign(change: "PropertyChangeApplication", deal, new_deal):
	contract = frappe.get_doc(
		{
			"doctype": "Property Contract",
			"property_subscription": new_deal.name,
			"contract_no": change.new_contract_no,
			"contract_date": change.executed_on,
			"contract_amount": new_deal.total_amount,
			"payment_plan_template": change.new_payment_plan_template,
		}
	)
	contract.flags.ignore_permissions = True
	return contract.insert().submit()
