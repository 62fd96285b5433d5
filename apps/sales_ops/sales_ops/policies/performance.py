"""What counts as a consultant's performance (feature 98): collected money, not signatures.

A deal counts from the day on which a share of its price has been collected, and is taken back on the day it ends.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.money import ZERO, round_money


@dataclass(frozen=True)
class Sale:
	"""A submitted deal: its price and what customers paid for it, (day, amount) each, in the deal's currency.

	`ended_on`: the day of its forfeiture, return or exchange, None while it is live.
	"""

	price: Decimal
	began_on: date
	receipts: tuple[tuple[date, Decimal], ...] = ()
	ended_on: date | None = None


@dataclass(frozen=True)
class Tally:
	"""A consultant's deals of a period: how many, and their prices.

	`waiting` deals are live at its end and do not count yet; `missing` is what must still be collected for them to count.
	"""

	counted: int = 0
	counted_amount: Decimal = ZERO
	taken_back: int = 0
	taken_back_amount: Decimal = ZERO
	waiting: int = 0
	waiting_amount: Decimal = ZERO
	missing: Decimal = ZERO

	@property
	def net(self) -> int:
		return self.counted - self.taken_back

	@property
	def net_amount(self) -> Decimal:
		return self.counted_amount - self.taken_back_amount


def needed(price: Decimal, percentage: Decimal) -> Decimal:
	"""How much of a price must be collected for its deal to count."""
	return price * percentage / 100


def counted_on(sale: Sale, percentage: Decimal) -> date | None:
	"""The day on which a deal began to count, None: it never did.

	The money that an exchange brings along is older than the new deal; that counts from its own first day.
	"""
	collected = ZERO
	for day, amount in sorted(sale.receipts):
		collected += amount
		if collected > 0 and collected >= needed(sale.price, percentage):
			found = max(day, sale.began_on)
			return None if sale.ended_on and sale.ended_on < found else found
	return None


def missing(sale: Sale, percentage: Decimal, on: date) -> Decimal:
	"""What must still be collected after the day `on` for a deal to count."""
	collected = sum((amount for day, amount in sale.receipts if day <= on), ZERO)
	return max(needed(sale.price, percentage) - collected, ZERO)


def tally(sales: Iterable[Sale], percentage: Decimal, first: date, last: date) -> Tally:
	"""What the deals come to from the day `first` to the day `last`."""
	sales = list(sales)
	days = [counted_on(sale, percentage) for sale in sales]
	pairs = list(zip(sales, days, strict=True))
	new = [sale for sale, day in pairs if day and first <= day <= last]
	back = [sale for sale, day in pairs if day and sale.ended_on and first <= sale.ended_on <= last]
	waiting = [sale for sale, day in pairs if _waits(sale, day, last)]
	return Tally(
		len(new),
		_total(new),
		len(back),
		_total(back),
		len(waiting),
		_total(waiting),
		sum((missing(sale, percentage, last) for sale in waiting), ZERO),
	)


def _waits(sale: Sale, counts_from: date | None, on: date) -> bool:
	is_live = sale.began_on <= on and (sale.ended_on is None or sale.ended_on > on)
	return is_live and (counts_from is None or counts_from > on)


def _total(sales: list[Sale]) -> Decimal:
	return sum((sale.price for sale in sales), ZERO)


def commission(net_amount: Decimal, rate: Decimal, precision: int = 2) -> Decimal:
	"""What a consultant earns for a net performance: `rate` percent (0-100) of it; below zero it is owed back (feature 98)."""
	return round_money(net_amount * rate / 100, precision)
