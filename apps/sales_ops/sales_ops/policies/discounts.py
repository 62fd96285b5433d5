"""From the list price to the agreed price, one discount after the other (property-and-credit.md §7.6, §2-A3).

Published discounts come first: that of the payment plan and those of promotions, in the order that is a setting of the
office. The extra discount comes after them, since it is negotiated on the price that everybody gets; the difference to a
price that was typed ("980,000, and that is it") is always the last step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.money import ZERO, round_money
from sales_ops.policies.violations import Violation

PLAN, PROMOTION, EXTRA = "Plan", "Promotion", "Extra"
PERCENT, AMOUNT, SURCHARGE = "Percent", "Amount", "Surcharge"
# The order of the steps is a setting, since it changes the total. An amount is the rebate of the trade's words.
AS_ENTERED = "As Entered"
ORDERS: dict[str, tuple[str, ...]] = {
	"Surcharge, Rebate, Percent": (SURCHARGE, AMOUNT, PERCENT),
	"Percent, Surcharge, Rebate": (PERCENT, SURCHARGE, AMOUNT),
	"Rebate, Percent, Surcharge": (AMOUNT, PERCENT, SURCHARGE),
}
GRANTED_STATES = frozenset({"Granted", "Partly Granted"})


@dataclass(frozen=True)
class Scheme:
	"""A published discount as a deal sees it; `until` None: until it is taken back, `plan` None: for every plan."""

	name: str
	project: str
	start: date
	until: date | None = None
	plan: str | None = None
	stackable: bool = True


@dataclass(frozen=True)
class Discount:
	"""A step from list to agreed price: `value` is a percent of the price so far, or an amount in the deal's currency.

	Args:
		typed: the difference to an agreed price that was typed.
		request: the Property Discount Request that covers an extra discount.
	"""

	kind: str
	basis: str
	value: Decimal
	scheme: Scheme | None = None
	request: str | None = None
	typed: bool = False


@dataclass(frozen=True)
class Step:
	"""A discount with what it does to the price: `base - amount = net`; a surcharge has an amount below zero."""

	discount: Discount
	base: Decimal
	amount: Decimal
	net: Decimal


@dataclass(frozen=True)
class Grant:
	"""A decided request: what was asked by percent or amount, and how much of it was granted."""

	name: str
	unit: str
	state: str
	basis: str
	value: Decimal
	amount: Decimal


def in_order(discounts: Sequence[Discount], order: str) -> list[Discount]:
	"""The discounts in the order of their steps: published ones, extra ones, the typed difference; in each the setting's."""
	bases = ORDERS.get(order, ())

	def place(discount: Discount) -> tuple[bool, bool, int]:
		rank = bases.index(discount.basis) if discount.basis in bases else 0
		return discount.typed, discount.kind == EXTRA, rank

	return sorted(discounts, key=place)  # stable: as entered among equals


def fold(listed: Decimal, discounts: Sequence[Discount], order: str, precision: int = 2) -> list[Step]:
	"""The steps from the list price to the agreed one, each rounded half up to the currency's precision."""
	steps, price = [], listed
	for discount in in_order(discounts, order):
		amount = _amount(discount, price, precision)
		steps.append(Step(discount, price, amount, price - amount))
		price -= amount
	return steps


def _amount(discount: Discount, base: Decimal, precision: int) -> Decimal:
	if discount.basis == PERCENT:
		return round_money(base * discount.value / 100, precision)
	amount = round_money(discount.value, precision)
	return -amount if discount.basis == SURCHARGE else amount


def net(listed: Decimal, steps: Sequence[Step]) -> Decimal:
	"""The price after all steps."""
	return steps[-1].net if steps else listed


def typed_difference(price: Decimal, typed: Decimal) -> Discount | None:
	"""The last step that leads from `price` to the price that was typed; None where they are equal."""
	if price == typed:
		return None
	return Discount(EXTRA, AMOUNT if typed < price else SURCHARGE, abs(price - typed), typed=True)


def published_price(listed: Decimal, steps: Sequence[Step]) -> Decimal:
	"""The price before the first extra discount: what everybody would get."""
	return next((step.base for step in steps if step.discount.kind == EXTRA), net(listed, steps))


def extra_amount(steps: Sequence[Step]) -> Decimal:
	"""What the extra discounts take off the published price, less extra surcharges."""
	return sum((step.amount for step in steps if step.discount.kind == EXTRA), ZERO)


def check_discounts(
	discounts: Sequence[Discount], project: str, plan: str | None, on: date
) -> list[Violation]:
	"""Whether these discounts may stand on a deal of a project with this payment plan, agreed on this day."""
	found = [violation for discount in discounts if (violation := _check_value(discount))]
	schemes = [discount.scheme for discount in discounts if discount.scheme]
	names = [scheme.name for scheme in schemes]
	for scheme in schemes:
		params = {"scheme": scheme.name}
		if names.count(scheme.name) > 1:
			return [*found, Violation("discount_scheme_twice", params)]
		if not scheme.stackable and len(schemes) > 1:
			return [*found, Violation("discount_not_stackable", params)]
		found += _check_scheme(scheme, project, plan, on)
	return found


def _check_value(discount: Discount) -> Violation | None:
	if discount.value <= 0:
		return Violation("discount_not_positive", {"kind": discount.kind})
	if discount.basis == PERCENT and discount.value >= 100:
		return Violation("discount_above_100", {"percent": discount.value})
	return None


def _check_scheme(scheme: Scheme, project: str, plan: str | None, on: date) -> list[Violation]:
	params = {"scheme": scheme.name}
	found = []
	if scheme.project != project:
		found.append(Violation("discount_other_project", {**params, "project": scheme.project}))
	if on < scheme.start or (scheme.until and on > scheme.until):
		found.append(Violation("discount_scheme_not_valid", {**params, "on": on}))
	if scheme.plan and scheme.plan != plan:
		found.append(Violation("discount_other_plan", {**params, "plan": scheme.plan}))
	return found


def check_extra(
	steps: Sequence[Step], unit: str, grants: dict[str, Grant], listed: Decimal, free_percent: Decimal
) -> list[Violation]:
	"""Whether every extra discount is covered: by what was granted, or by what the office's setting gives free.

	Args:
		grants: the deal's decided requests by name.
		free_percent: how many percent of the list price need no request.

	Returns:
		the first request that does not cover its step, or how much needs a request.
	"""
	extra = [step for step in steps if step.discount.kind == EXTRA]
	for step in extra:
		if step.discount.request:
			found = _check_grant(step, unit, grants.get(step.discount.request), extra)
			if found:
				return [found]
	uncovered = sum((step.amount for step in extra if not step.discount.request), ZERO)
	if uncovered > round_money(listed * free_percent / 100):
		return [Violation("discount_needs_request", {"amount": uncovered, "unit": unit})]
	return []


def _check_grant(step: Step, unit: str, grant: Grant | None, extra: Sequence[Step]) -> Violation | None:
	params = {"request": step.discount.request}
	if not grant or grant.state not in GRANTED_STATES:
		return Violation("discount_request_not_granted", params)
	if grant.unit != unit:
		return Violation("discount_request_other_unit", {**params, "unit": grant.unit})
	if sum(other.discount.request == grant.name for other in extra) > 1:
		return Violation("discount_request_twice", params)
	same_basis = step.discount.basis == grant.basis
	used, granted = (step.discount.value, grant.value) if same_basis else (step.amount, grant.amount)
	if used > granted:
		return Violation("discount_above_grant", {**params, "used": used, "granted": granted})
	return None


def check_asked(basis: str, asked: Decimal, base: Decimal) -> list[Violation]:
	"""A request asks for more than nothing and less than the whole price `base` (deal's currency)."""
	if asked <= 0 or amount_of(basis, asked, base) >= base:
		return [Violation("discount_asked_not_possible", {"price": base})]
	return []


def check_granted(asked: Decimal, granted: Decimal) -> list[Violation]:
	"""A grant is more than nothing (that would be a rejection) and at most what was asked, by the same measure."""
	if granted <= 0 or granted > asked:
		return [Violation("discount_grant_not_asked", {"asked": asked, "granted": granted})]
	return []


def amount_of(basis: str, value: Decimal, base: Decimal, precision: int = 2) -> Decimal:
	"""What a percent or an amount takes off `base`."""
	return _amount(Discount(EXTRA, basis, value), base, precision)


def check_price_floor(
	unit: str, agreed: Decimal, floor: Decimal, granted_price: Decimal | None = None
) -> list[Violation]:
	"""The floor-price guard: a deal costs at least the unit's floor price, unless a grant went below it.

	The violation does not tell the floor price, which consultants do not see.

	Args:
		floor: the unit's floor price; 0 means that none is set.
		granted_price: the lowest price that a grant allows on this unit; None without one.
	"""
	if not floor or agreed >= floor or (granted_price is not None and agreed >= granted_price):
		return []
	return [Violation("deal_below_floor", {"unit": unit, "agreed": agreed})]
