"""How long consigned goods have lain, what they are worth to the supplier, and what lies above the agreed maximum.

The goods are the supplier's and have no value in our books; the exposure (quantity × agreed price) is what we answer for
and insure (consignment-budget-meeting.md §5.1 rows 29, 30, 33; CONS-06, CONS-11).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.money import ZERO

# Days up to which goods count into an age group; None: without a limit.
AGES: tuple[tuple[str, int | None], ...] = (("0-30", 30), ("31-90", 90), ("91-180", 180), (">180", None))
DAYS_PER_MONTH = Decimal(365) / 12


@dataclass(frozen=True)
class Layer:
	"""Goods that came in on a day: quantity in the stock unit of measure."""

	received_on: date
	quantity: Decimal


def remaining_layers(arrivals: Iterable[Layer], on_hand: Decimal) -> list[Layer]:
	"""Which arrivals the stock on hand is from, the oldest first: what came first went first.

	Args:
		arrivals: all that ever came in, in any order; quantities above zero.
		on_hand: what lies in the store, in the stock unit of measure.

	Returns:
		layers whose quantities sum to `on_hand`, or to all arrivals where more lies there than ever came.
	"""
	layers: list[Layer] = []
	left = on_hand
	for arrival in sorted(arrivals, key=lambda layer: layer.received_on, reverse=True):
		if left <= 0:
			break
		taken = min(arrival.quantity, left)
		layers.append(Layer(arrival.received_on, taken))
		left -= taken
	return layers[::-1]


def by_age(layers: Iterable[Layer], on: date) -> dict[str, Decimal]:
	"""Quantity by age group of `AGES` on a day."""
	found = {name: ZERO for name, _limit in AGES}
	for layer in layers:
		days = (on - layer.received_on).days
		name = next(name for name, limit in AGES if limit is None or days <= limit)
		found[name] += layer.quantity
	return found


def stale_quantity(layers: Iterable[Layer], on: date, after_days: int) -> Decimal:
	"""What has lain longer than the agreement allows: to be taken over or sent back. 0 days: nothing is stale."""
	if not after_days:
		return ZERO
	return sum((layer.quantity for layer in layers if (on - layer.received_on).days > after_days), ZERO)


def monthly_use(quantities: Sequence[Decimal], days: int) -> Decimal:
	"""Average use of a month from the withdrawals of the last `days` days, returns negative; never below zero."""
	if days <= 0:
		return ZERO
	return max(ZERO, sum(quantities, ZERO) * DAYS_PER_MONTH / days)


@dataclass(frozen=True)
class Excess:
	"""How far a stock lies above its maximum, in the stock unit of measure.

	`maximum` is the lower of the agreed quantity and what the allowed months of use would need; None: there is neither.
	"""

	maximum: Decimal | None
	quantity: Decimal

	@property
	def is_over(self) -> bool:
		return self.quantity > 0


def excess(on_hand: Decimal, agreed_maximum: Decimal, use_a_month: Decimal, months: Decimal) -> Excess:
	"""What lies above the maximum of an item.

	Args:
		on_hand: in the stock unit of measure.
		agreed_maximum: of the agreement's row; 0: none was agreed.
		use_a_month: average use; an item that nobody uses has no maximum by months.
		months: how many months' use may lie there (CONS-06: 3); 0: not limited.
	"""
	limits = [limit for limit in (agreed_maximum, use_a_month * months) if limit > 0]
	if not limits:
		return Excess(None, ZERO)
	maximum = min(limits)
	return Excess(maximum, max(ZERO, on_hand - maximum))


def cost_of_excess(value: Decimal, percentage: Decimal) -> Decimal:
	"""What keeping goods above their maximum costs in a month: `percentage` of their value (A14: it is charged)."""
	return value * percentage / 100
