"""Applications that lower a price: the floor-price guard holds for them too, and the approval table says who decides."""

from decimal import Decimal
from typing import TYPE_CHECKING

import frappe

from sales_ops.exceptions import throw
from sales_ops.policies import approval_rules as policy
from sales_ops.policies import changes
from sales_ops.property_sales.deals import discount_queries
from sales_ops.property_sales.deals.discounts import require_floor
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_change_application.property_change_application import (
		PropertyChangeApplication,
	)

ACTION = "Price Change"


def require_price(change: "PropertyChangeApplication") -> None:
	"""Refuse a price under the unit's floor price; a step of each `check`, so it holds at the execution as well.

	A price that is raised, or stays, is let through: the floor may have moved since the deal was made.

	Raises:
		DiscountError: no granted request of the deal reaches so far down.
	"""
	unit, before, price = _terms(change)
	if price < before:
		require_floor(unit, price, [change.property_subscription])


def require_authority(change: "PropertyChangeApplication") -> None:
	"""Who approves may take so much off the price; without a rule for price changes every approver may.

	Raises:
		DiscountError: no band of the user's roles reaches so far.
	"""
	if change.kind not in (changes.PRICE_CHANGE, changes.EXCHANGE) or change.property_area_survey:
		return
	unit, before, price = _terms(change)
	project, floor = frappe.db.get_value("Property Unit", unit, ["property_project", "floor_amount"])
	rules = policy.rules_of(discount_queries.approval_rules(ACTION), project)
	if not rules or price >= before:
		return
	wanted = policy.Reduction(before, price, to_decimal(floor))
	if not policy.may_decide(rules, frappe.get_roles(), wanted):
		throw("rule_above_band", change=change.name)


def _terms(change: "PropertyChangeApplication") -> tuple[str, Decimal, Decimal]:
	"""(unit, the price it would have without the change, the price wanted)."""
	if change.kind == changes.EXCHANGE:
		listed = frappe.db.get_value("Property Unit", change.new_property_unit, "list_amount")
		return change.new_property_unit, to_decimal(listed), to_decimal(change.new_agreed_amount)
	signed = frappe.db.get_value("Property Contract", change.deal.property_contract, "contract_amount")
	attached = to_decimal(change.deal.attached_amount)  # their prices stay
	wanted = to_decimal(change.new_contract_amount)
	return change.property_unit, to_decimal(signed) - attached, wanted - attached
