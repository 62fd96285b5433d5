"""From list price to agreed price on a subscription: its discount rows, each step with its amount (§7.6).

The rows say where the agreed price comes from, always: it is the fold of the list price through them. A price that is
typed (on the form, over REST, by the workbook import) makes a last row for the difference; other rows make another price.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import frappe
from frappe.utils import flt, getdate

from sales_ops.exceptions import throw_all
from sales_ops.policies import discounts as policy
from sales_ops.property_sales import settings
from sales_ops.property_sales.deals import discount_queries
from sales_ops.values import to_decimal

if TYPE_CHECKING:
	from sales_ops.property_sales.doctype.property_subscription.property_subscription import (
		PropertySubscription,
	)

TERMS = ("kind", "scheme", "discount_request", "basis", "value")


def set_price(deal: "PropertySubscription") -> None:
	"""Fold the deal's discounts into its agreed price and store each step; a step of `validate`.

	Raises:
		DiscountError: a scheme does not fit the deal's project, plan or day, or does not go with the others.
	"""
	if not deal.flags.price_decided:
		follow_plan(deal)
	fill_schemes(deal)
	typed = typed_price(deal)
	rows = [row for row in deal.discounts if not row.from_agreed_price]
	discounts = as_policy(rows)
	plan, on = deal.payment_plan_template, getdate(deal.subscription_date)
	throw_all(policy.check_discounts(discounts, deal.property_project, plan, on))
	listed, precision = to_decimal(deal.list_amount), deal.precision("agreed_amount")
	order = settings.discount_order()
	steps = policy.fold(listed, discounts, order, precision)
	last = policy.typed_difference(policy.net(listed, steps), typed) if typed else None
	if last:
		discounts.append(last)
		steps = policy.fold(listed, discounts, order, precision)
	write_steps(deal, steps)
	deal.agreed_amount = flt(policy.net(listed, steps))


def typed_price(deal: "PropertySubscription") -> Decimal | None:
	"""The agreed price where somebody typed it; None where it follows from list price and rows.

	A new deal with schemes and the bare list price gets its discounts: the form proposes that price.
	"""
	before = deal.get_doc_before_save()
	agreed = to_decimal(deal.agreed_amount)
	if not agreed:
		return None
	if deal.flags.price_decided:
		return agreed
	if not before:
		is_proposed = agreed == to_decimal(deal.list_amount) and deal.discounts
		return None if is_proposed else agreed
	if agreed != to_decimal(before.agreed_amount):
		return agreed
	unchanged = terms_of(deal) == terms_of(before) and deal.list_amount == before.list_amount
	return agreed if unchanged else None


def terms_of(deal: "PropertySubscription") -> list[tuple]:
	"""The discounts of a deal without the typed difference, in an order of their own."""
	rows = [row for row in deal.discounts if not row.from_agreed_price]
	return sorted(tuple(str(row.get(field) or "") for field in TERMS) for row in rows)


def follow_plan(deal: "PropertySubscription") -> None:
	"""With a payment plan comes its published discount, and with another plan it goes."""
	before = deal.get_doc_before_save()
	if before and before.payment_plan_template == deal.payment_plan_template:
		return
	others = {
		row.name
		for row in _schemes([row.scheme for row in deal.discounts if row.scheme])
		if row.payment_plan_template and row.payment_plan_template != deal.payment_plan_template
	}
	deal.discounts = [row for row in deal.discounts if row.scheme not in others]
	scheme = discount_queries.plan_scheme(
		deal.property_project, deal.payment_plan_template, getdate(deal.subscription_date)
	)
	if scheme and scheme not in [row.scheme for row in deal.discounts]:
		deal.append("discounts", {"kind": policy.PLAN, "scheme": scheme})


def fill_schemes(deal: "PropertySubscription") -> None:
	"""Copy a scheme's terms when it is chosen: what is changed on the scheme later does not touch the deal."""
	before = deal.get_doc_before_save()
	kept = {row.scheme: row for row in before.discounts if row.scheme} if before else {}
	schemes = {row.name: row for row in _schemes([row.scheme for row in deal.discounts if row.scheme])}
	for row in deal.discounts:
		if row.kind == policy.EXTRA:
			row.scheme = None
			continue
		row.discount_request = None
		source = kept.get(row.scheme) or schemes.get(row.scheme)
		if not source or (row.scheme not in kept and source.docstatus != 1):
			throw_all([policy.Violation("discount_scheme_missing", {"kind": row.kind})])
		row.update({field: source.get(field) for field in ("kind", "basis", "value")})


def as_policy(rows: Sequence) -> list[policy.Discount]:
	"""Discount rows as the policy takes them."""
	schemes = {row.name: _scheme(row) for row in _schemes([row.scheme for row in rows if row.scheme])}
	return [
		policy.Discount(
			row.kind,
			row.basis,
			to_decimal(row.value),
			schemes.get(row.scheme),
			row.discount_request or None,
			bool(row.from_agreed_price),
		)
		for row in rows
	]


def write_steps(deal: "PropertySubscription", steps: Sequence[policy.Step]) -> None:
	"""The rows in the order of their steps, each with the price before it, what it takes off, and the price after."""
	deal.set("discounts", [])
	for step in steps:
		discount = step.discount
		deal.append(
			"discounts",
			{
				"kind": discount.kind,
				"scheme": discount.scheme and discount.scheme.name,
				"discount_request": discount.request,
				"basis": discount.basis,
				"value": flt(discount.value),
				"from_agreed_price": int(discount.typed),
				"base_amount": flt(step.base),
				"discount_amount": flt(step.amount),
				"net_amount": flt(step.net),
			},
		)


def steps_of(deal: "PropertySubscription") -> list[policy.Step]:
	"""The stored steps of a deal."""
	amounts = [
		[to_decimal(row.get(field)) for field in ("base_amount", "discount_amount", "net_amount")]
		for row in deal.discounts
	]
	discounts = as_policy(deal.discounts)
	return [policy.Step(discount, *step) for discount, step in zip(discounts, amounts, strict=True)]


def published_price(deal: "PropertySubscription") -> Decimal:
	"""What the deal would cost without its extra discount (deal's currency)."""
	return policy.published_price(to_decimal(deal.list_amount), steps_of(deal))


def require_covered(deal: "PropertySubscription") -> None:
	"""Refuse an extra discount that nobody granted and a price under the floor; a step of `before_submit`.

	A deal of the past comes from the workbook with what was agreed on paper, and the price of an exchange was decided
	with its application; for both the floor price stands all the same.

	Raises:
		DiscountError: the rules above.
	"""
	if not deal.flags.price_decided:
		grants = discount_queries.lock_grants([deal.name, deal.amended_from])
		free = settings.free_extra_percentage()
		listed = to_decimal(deal.list_amount)
		throw_all(policy.check_extra(steps_of(deal), deal.property_unit, grants, listed, free))
	require_floor(
		deal.property_unit, deal.agreed_amount, (deal.name, deal.amended_from, deal.flags.former_deal)
	)


def require_floor(property_unit: str, price: float, deals: Sequence[str | None]) -> None:
	"""The floor-price guard for a price that a deal is to have.

	Args:
		deals: whose granted requests count: the deal, and those it came from.

	Raises:
		DiscountError: the price lies under the unit's floor price and no grant reaches so far down.
	"""
	floor = to_decimal(frappe.db.get_value("Property Unit", property_unit, "floor_amount"))
	granted = discount_queries.granted_price(property_unit, [name for name in deals if name])
	throw_all(policy.check_price_floor(property_unit, to_decimal(price), floor, granted))


def _schemes(names: Sequence[str]) -> list:
	"""Schemes by name, also those that were taken back since a deal got them."""
	fields = ["name", "kind", "basis", "value", "property_project", "payment_plan_template"]
	fields += ["valid_from", "valid_to", "stackable", "docstatus"]
	filters = {"name": ("in", list(names))}
	return frappe.get_all("Property Discount Scheme", filters, fields) if names else []


def _scheme(row) -> policy.Scheme:
	return policy.Scheme(
		row.name,
		row.property_project,
		getdate(row.valid_from),
		getdate(row.valid_to) if row.valid_to else None,
		row.payment_plan_template,
		bool(row.stackable),
	)
