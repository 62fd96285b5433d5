"""What consignment saved against the year before (CONS-12): less stock on the books, lower cost of what is used.

Stock: the value of own stock at the end of both periods. Consigned goods are the supplier's and count as zero, which is the
saving. Cost: the comparable cost (可比成本): what this period used, at the unit cost of the period before, against what it did
cost. An item that only one of the periods used cannot be compared and stays out, so that use may grow (the business reported
20 % more) without hiding the saving.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sales_ops.policies.money import ZERO

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Use:
	"""What a period used of an item: quantity in the stock unit of measure, cost in the company's currency."""

	quantity: Decimal = ZERO
	cost: Decimal = ZERO

	@property
	def is_use(self) -> bool:
		"""Whether a unit cost follows from it; what came back more than it went out is no use."""
		return self.quantity > 0 and self.cost >= 0


@dataclass(frozen=True)
class ItemYear:
	"""An item in both periods: value of own stock at the end of each, and its use."""

	stock_before: Decimal = ZERO
	stock_now: Decimal = ZERO
	use_before: Use = Use()
	use_now: Use = Use()

	@property
	def is_comparable(self) -> bool:
		return self.use_before.is_use and self.use_now.is_use

	@property
	def cost_at_old_prices(self) -> Decimal:
		"""What this period's use would have cost at the unit cost of the period before; zero where not comparable."""
		if not self.is_comparable:
			return ZERO
		return self.use_before.cost * self.use_now.quantity / self.use_before.quantity


@dataclass(frozen=True)
class Savings:
	"""Sums over items, in the company's currency. Reductions are positive when less was bound or spent."""

	stock_before: Decimal = ZERO
	stock_now: Decimal = ZERO
	use_before: Decimal = ZERO
	use_now: Decimal = ZERO
	comparable_before: Decimal = ZERO
	comparable_at_old_prices: Decimal = ZERO
	comparable_now: Decimal = ZERO

	@property
	def stock_reduction(self) -> Decimal:
		return self.stock_before - self.stock_now

	@property
	def stock_reduction_percentage(self) -> Decimal | None:
		return percentage(self.stock_reduction, self.stock_before)

	@property
	def cost_reduction(self) -> Decimal:
		return self.comparable_at_old_prices - self.comparable_now

	@property
	def cost_reduction_percentage(self) -> Decimal | None:
		return percentage(self.cost_reduction, self.comparable_at_old_prices)

	@property
	def use_growth_percentage(self) -> Decimal | None:
		"""How much more was used of the comparable items, at unchanged prices."""
		return percentage(self.comparable_at_old_prices - self.comparable_before, self.comparable_before)


def sum_up(items: Iterable[ItemYear]) -> Savings:
	"""The savings of some items together; nothing is rounded, so that groups add up to the whole."""
	totals = dict.fromkeys(Savings.__dataclass_fields__, ZERO)
	for item in items:
		totals["stock_before"] += item.stock_before
		totals["stock_now"] += item.stock_now
		totals["use_before"] += item.use_before.cost
		totals["use_now"] += item.use_now.cost
		if item.is_comparable:
			totals["comparable_before"] += item.use_before.cost
			totals["comparable_at_old_prices"] += item.cost_at_old_prices
			totals["comparable_now"] += item.use_now.cost
	return Savings(**totals)


def percentage(part: Decimal, whole: Decimal) -> Decimal | None:
	"""`part` in percent of `whole`, rounded half up to two decimals; None where there is no whole."""
	if not whole:
		return None
	return (part * HUNDRED / whole).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
