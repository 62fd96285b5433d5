"""How fast units are sold (去化): month by month, from the claims.

A unit counts as sold from its full deposit on; when that deal ends, it is back in stock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sales_ops.policies.calendar_math import add_months
from sales_ops.policies.claims import CONTRACT, HANDOVER, SUBSCRIPTION

SOLD_KINDS = frozenset({SUBSCRIPTION, CONTRACT, HANDOVER})


@dataclass(frozen=True)
class Sold:
	"""A claim of a sold kind. `ended` is None while it is live."""

	deal: str
	unit: str
	began: datetime
	ended: datetime | None = None


@dataclass(frozen=True)
class Month:
	"""Units of one month. `rate`: sold in percent of what could be sold; None where there was nothing to sell."""

	first_day: date
	stock_before: int
	released: int
	sold: tuple[str, ...]  # deals
	ended: int
	stock: int
	rate: Decimal | None


def spells(claims: Iterable[Sold]) -> list[Sold]:
	"""Claims of one deal on one unit that follow each other without a gap, as one."""
	found: list[Sold] = []
	for claim in sorted(claims, key=lambda one: (one.deal, one.unit, one.began)):
		last = found[-1] if found else None
		joins = last and (last.deal, last.unit) == (claim.deal, claim.unit) and last.ended
		if joins and claim.began <= last.ended:
			found[-1] = Sold(last.deal, last.unit, last.began, claim.ended)
		else:
			found.append(claim)
	return found


def months(first: date, last: date, released: Sequence[date], sold: Sequence[Sold]) -> list[Month]:
	"""A row for each month from that of `first` to that of `last`.

	Args:
		released: the day of release of each unit that is for sale.
		sold: `spells` of these units.
	"""
	rows, start = [], first.replace(day=1)
	while start <= last:
		rows.append(_month(start, add_months(start, 1), released, sold))
		start = add_months(start, 1)
	return rows


def _month(start: date, end: date, released: Sequence[date], sold: Sequence[Sold]) -> Month:
	def within(day: date | None) -> bool:
		return day is not None and start <= day < end

	before = sum(day < start for day in released) - sum(_is_sold_on(one, start) for one in sold)
	new = sum(within(day) for day in released)
	deals = tuple(one.deal for one in sold if within(one.began.date()))
	ended = sum(within(one.ended.date()) for one in sold if one.ended)
	offered = before + new
	rate = Decimal(100) * len(deals) / offered if offered > 0 else None
	return Month(start, before, new, deals, ended, before + new - len(deals) + ended, rate)


def _is_sold_on(one: Sold, day: date) -> bool:
	"""Whether a unit was sold when the day began."""
	return one.began.date() < day and (one.ended is None or one.ended.date() >= day)
