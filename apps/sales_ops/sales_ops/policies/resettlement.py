"""A resettlement agreement (拆迁置换): compensation for an old property pays the price of new units (PROP-11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation


@dataclass(frozen=True)
class Settlement:
	"""`parts`: what the compensation pays of each price, in their order; and who pays the difference. One currency."""

	parts: tuple[Decimal, ...]
	owner_pays: Decimal
	company_pays: Decimal


def settle(compensation: Decimal, prices: Sequence[Decimal]) -> Settlement:
	"""Let the compensation pay the units one after the other; what is left of either is the difference."""
	left, parts = compensation, []
	for price in prices:
		parts.append(min(left, price))
		left -= parts[-1]
	return Settlement(tuple(parts), sum(prices, ZERO) - sum(parts, ZERO), left)


def check(
	units: Sequence[tuple[str, Decimal]], compensation: Decimal, agreed_on: date, due_on: date | None
) -> list[Violation]:
	"""Whether an agreement holds.

	Args:
		units: (name, price) of each replacement unit.
		due_on: until when the owner pays a difference; None where nobody has said.
	"""
	found, names = [], [name for name, _price in units]
	found += [
		Violation("resettlement_unit_twice", {"unit": name})
		for name in sorted(set(names))
		if names.count(name) > 1
	]
	found += [Violation("resettlement_no_price", {"unit": name}) for name, price in units if price <= 0]
	if compensation <= 0:
		found.append(Violation("resettlement_no_compensation"))
	if settle(compensation, [price for _name, price in units]).owner_pays > 0:
		if due_on is None:
			found.append(Violation("resettlement_no_due_date"))
		elif due_on < agreed_on:
			found.append(Violation("resettlement_due_before", {"due_on": due_on, "agreed_on": agreed_on}))
	return found
