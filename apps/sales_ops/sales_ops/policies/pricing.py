"""What a unit is asked for: its list price (property-and-credit.md §4 row 34)."""

from decimal import Decimal

from sales_ops.policies.money import ZERO, round_money
from sales_ops.policies.violations import Violation

BUILT_AREA, INNER_AREA, WHOLE_UNIT = "Built Area", "Inner Area", "Whole Unit"


def list_amount(basis: str, rate: Decimal, area: Decimal, whole: Decimal, precision: int = 2) -> Decimal:
	"""The list price of a unit in its project's currency.

	Args:
		basis: Built Area, Inner Area or Whole Unit.
		rate: price of one square metre.
		area: the area in m² that the basis names.
		whole: the price of a unit that is priced as a whole.
	"""
	return whole if basis == WHOLE_UNIT else round_money(rate * area, precision)


def discount_percent(listed: Decimal, agreed: Decimal) -> Decimal:
	"""How far the agreed price lies below the list price, as a percent of it (0-100; below zero for a surcharge)."""
	return (listed - agreed) / listed * 100 if listed else ZERO


def check_floor(floor: Decimal, listed: Decimal) -> list[Violation]:
	"""The floor price lies at or below the list price; 0 means that none is set."""
	if floor and listed and floor > listed:
		return [Violation("floor_above_list", {"floor": floor, "listed": listed})]
	return []
