"""Payment-plan change, price change and deferral: the unpaid tail of a contract is replaced, paid history stays (§7.3)."""

from decimal import Decimal
from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt, getdate

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import area_difference, attached
from sales_ops.policies import changes as policy
from sales_ops.policies.payment_plan import Planned
from sales_ops.property_sales import queries
from sales_ops.property_sales.changes.price_changes import require_price
from sales_ops.property_sales.deals.instalments import make_instalments, reopen_instalments
from sales_ops.property_sales.units.area_surveys import settlement_of
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_change_application.property_change_application import (
		PropertyChangeApplication,
	)


def check(change: "PropertyChangeApplication") -> None:
	"""Refuse a tail that does not sum to what is left of the new price, or that rewrites paid history.

	Raises:
		ChangeError: there is no contract, nothing to replace, or a deferral does more than defer.
		PaymentPlanError: the new instalments do not sum.
	"""
	deal = change.deal
	if change.kind != policy.PRICE_CHANGE:
		change.new_contract_amount = _price(change)
	change.new_contract_amount = change.new_contract_amount or _price(change)
	throw_all(attached.check_total(to_decimal(change.new_contract_amount), to_decimal(deal.attached_amount)))
	rows = _owed(deal)
	if change.property_area_survey:
		_settle_area(change, rows)
	elif change.kind == policy.PRICE_CHANGE:
		require_price(change)
	total = _tail_amount(change)
	if not change.instalments:
		for row in policy.propose_tail(rows, total):
			change.append("instalments", vars(row) | {"amount": flt(row.amount)})
	throw_all(policy.check_rescheduling(change.kind, deal.status, rows, _planned(change), total))


def _settle_area(change: "PropertyChangeApplication", rows: list[policy.Owed]) -> None:
	"""The price after an area difference is computed, nobody types it; it is no discount, so no floor price stops it."""
	amount, due_on = settlement_of(change.property_area_survey, change.property_subscription)
	throw_all(area_difference.check_credit(rows, amount))
	change.new_contract_amount = flt(to_decimal(_price(change)) + amount)
	if not change.instalments:
		for row in area_difference.propose(rows, amount, due_on):
			change.append("instalments", vars(row) | {"amount": flt(row.amount)})


def preview(change: "PropertyChangeApplication") -> dict:
	"""What executing would do: which instalments go and which come; nothing is posted."""
	unit = frappe.db.get_value("Property Unit", change.property_unit, ["name", "sale_status"], as_dict=True)
	return {
		"unit": {"name": unit.name, "status_before": unit.sale_status, "status_after": unit.sale_status},
		"deal_status": change.deal.status,
		"voided": [vars(row) for row in policy.replaceable(_owed(change.deal))],
		"added": [vars(row) for row in _planned(change)],
		"postings": [],
	}


def execute(change: "PropertyChangeApplication") -> None:
	"""Void the unpaid tail, make the new one, and write the price that holds from now on."""
	deal = change.deal
	change.db_set("old_contract_amount", _price(change))
	for row in policy.replaceable(_owed(deal)):
		frappe.get_doc("Property Instalment", row.name).make_void(change.name)
	make_instalments(deal, _planned(change), deal.property_contract, change.name)
	_set_price(change, change.new_contract_amount)


def undo(change: "PropertyChangeApplication") -> None:
	"""Void the new tail and owe the old one again.

	Raises:
		ChangeError: a new instalment has received money.
	"""
	made = {"made_by_change": change.name, "status": ("!=", "Void")}
	for row in frappe.get_all("Property Instalment", made, ["name", "received_amount"], order_by="seq"):
		if row.received_amount:
			throw("change_paid_since", instalment=row.name, received=to_decimal(row.received_amount))
		frappe.get_doc("Property Instalment", row.name, for_update=True).make_void()
	reopen_instalments(change.name)
	_set_price(change, change.old_contract_amount)


def _planned(change: "PropertyChangeApplication") -> list[Planned]:
	return [
		Planned(row.kind, getdate(row.due_date), to_decimal(row.amount), row.money_source)
		for row in change.instalments
	]


def _owed(deal) -> list[policy.Owed]:
	return [
		policy.Owed(
			row.name,
			row.kind,
			getdate(row.due_date),
			to_decimal(row.amount),
			to_decimal(row.received_amount),
			row.money_source,
		)
		for row in queries.lock_instalments(deal.name)
	]


def _price(change: "PropertyChangeApplication") -> float:
	return flt(frappe.db.get_value("Property Contract", change.deal.property_contract, "contract_amount"))


def _tail_amount(change: "PropertyChangeApplication") -> Decimal:
	return policy.tail_amount(
		_owed(change.deal), to_decimal(_price(change)), to_decimal(change.new_contract_amount)
	)


def _set_price(change: "PropertyChangeApplication", amount: float) -> None:
	contract = frappe.get_doc("Property Contract", change.deal.property_contract)
	contract.db_set("contract_amount", amount)
	contract.update_totals()
	deal = change.deal
	deal.db_set({"total_amount": amount, "agreed_amount": flt(amount) - flt(deal.attached_amount)})
