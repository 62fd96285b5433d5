"""Exchange (换房): the deal moves to another unit with all its money, without a posting (§8.6).

The old deal is closed and chained to a new one with the same deposit terms; a signed deal also gets a new contract.
"""

from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import changes as policy
from sales_ops.policies import claims
from sales_ops.property_sales.claims import lock_unit, release_unit
from sales_ops.property_sales.instalments import close_instalments, reopen_instalments, to_decimal
from sales_ops.property_sales.reallocation import (
	allocate_anew,
	allocations_of,
	clear_allocations,
	point_receipts,
	restore_allocations,
)
from sales_ops.property_sales.settlement import receipts_of

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_change_application.property_change_application import (
		PropertyChangeApplication,
	)


def check(change: "PropertyChangeApplication") -> None:
	"""Refuse a new unit that is the old one, is booked elsewhere, or costs less than was received.

	Raises:
		ChangeError: the rule above, or the deal is not live.
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
	books = {(row.company, _books(row.property_project)) for row in (unit, deal)}
	throw_all(
		policy.check_exchange(
			deal.status,
			to_decimal(change.received_amount),
			to_decimal(change.new_agreed_amount),
			change.new_property_unit == deal.property_unit,
			len(books) == 1,
		)
	)


def preview(change: "PropertyChangeApplication") -> dict:
	"""What executing would do: both units; nothing is posted."""
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
		"postings": [],
	}


def execute(change: "PropertyChangeApplication") -> None:
	"""End the old deal, begin the new one on the other unit, and let the receipts follow.

	Raises:
		UnitTakenError: somebody else has the new unit.
	"""
	deal = change.deal
	for unit in sorted({deal.property_unit, change.new_property_unit}):
		lock_unit(
			unit
		)  # in one order for everybody: two exchanges of the same two units wait, and do not deadlock
	entries = [row.name for row in receipts_of(deal.name)]
	change.db_set("former_allocations", allocations_of(entries))
	clear_allocations(entries)
	close_instalments(deal.name, change.name)
	release_unit(deal.property_unit, deal.name, change.ended_status)
	deal.set_status(change.ended_status)
	new_deal = _begin(change, deal)
	_move(entries, new_deal, change)
	contract = _sign(change, deal, new_deal) if deal.property_contract else None
	if contract:
		frappe.get_doc("Property Contract", deal.property_contract).end(change.ended_status)
		_move(entries, new_deal.reload(), change)
		contract.update_totals()
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
	clear_allocations(entries)
	point_receipts(entries, deal)
	for doctype, name in (
		("Property Contract", change.new_property_contract),
		("Property Subscription", change.new_property_subscription),
	):
		if name:
			_cancel(doctype, name)
	reopen_instalments(change.name)
	restore_allocations(change.former_allocations)
	deal.update_progress(deal.full_deposit_on or change.executed_on, revive=True)
	if deal.property_contract:
		frappe.get_doc("Property Contract", deal.property_contract).update_totals()


def _books(property_project: str) -> str | None:
	return frappe.get_cached_value("Property Project", property_project, "project")


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
	new_deal.flags.ignore_permissions = True
	return new_deal.insert().submit()


def _move(entries: list[str], new_deal, change: "PropertyChangeApplication") -> None:
	point_receipts(entries, new_deal)
	allocate_anew(entries, new_deal)
	new_deal.update_progress(change.executed_on)


def _sign(change: "PropertyChangeApplication", deal, new_deal):
	contract = frappe.get_doc(
		{
			"doctype": "Property Contract",
			"property_subscription": new_deal.name,
			"contract_no": change.new_contract_no,
			"contract_date": change.executed_on,
			"contract_amount": change.new_agreed_amount,
			"payment_plan_template": change.new_payment_plan_template,
		}
	)
	contract.flags.ignore_permissions = True
	return contract.insert().submit()


def _cancel(doctype: str, name: str) -> None:
	doc = frappe.get_doc(doctype, name)
	doc.flags.ignore_permissions = True
	doc.cancel()
