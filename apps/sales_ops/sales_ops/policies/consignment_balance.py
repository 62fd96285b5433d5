"""Stock balancing (平衡利库): stock is used first, the supplier is asked for the rest (CONS-03; design §0-A A3, A6).

What a plan has claimed and nobody has collected yet is not there for the next plan. Issues say which department they are
for, not which plan, so they cover the oldest claims of the department first.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sales_ops.policies.money import ZERO


@dataclass(frozen=True)
class Claim:
	"""Goods that lie in the store for a line of a plan, in the stock unit of measure.

	`since`: from which moment on an issue may be the collection; `is_arrival`: they came for the line, else the line took
	them from stock.
	"""

	line: Hashable
	department: str
	since: datetime
	needed_by: date
	quantity: Decimal
	is_arrival: bool = False


@dataclass(frozen=True)
class Issue:
	"""Goods of the item that left the store; a return is negative. No department: nobody wrote down for whom."""

	on: datetime
	quantity: Decimal
	department: str = ""


def uncollected(claims: Iterable[Claim], issues: Iterable[Issue]) -> dict[Claim, Decimal]:
	"""How much of each claim on one item has not been collected.

	An issue covers what its own department claims, the earliest needed first and stock before arrivals; one without a
	department then covers whatever is left. Never a claim that came after it.
	"""
	ordered = sorted(claims, key=_order)
	left = {claim: claim.quantity for claim in ordered}
	for issue in sorted(_netted(issues), key=lambda issue: (not issue.department, issue.on)):
		quantity = issue.quantity
		for claim in ordered:
			if claim.since > issue.on or issue.department not in ("", claim.department):
				continue
			taken = min(left[claim], quantity)
			left[claim] -= taken
			quantity -= taken
	return left


def _order(claim: Claim):
	return claim.needed_by, claim.is_arrival, claim.since, str(claim.line)


def _netted(issues: Iterable[Issue]) -> list[Issue]:
	"""Issues less the returns of the same department, which take back the newest issues first."""
	found: list[Issue] = []
	back: dict[str, Decimal] = {}
	for issue in sorted(issues, key=lambda issue: issue.on, reverse=True):
		if issue.quantity < 0:
			back[issue.department] = back.get(issue.department, ZERO) - issue.quantity
			continue
		taken = min(issue.quantity, back.get(issue.department, ZERO))
		if taken:
			back[issue.department] -= taken
		if issue.quantity > taken:
			found.append(Issue(issue.on, issue.quantity - taken, issue.department))
	return found


def uncollected_arrivals(
	claims: Iterable[Claim], issues: Iterable[Issue], on_hand: Decimal
) -> dict[Hashable, Decimal]:
	"""How much of what arrived for each line still lies there: together never more than the store has of the item."""
	left = uncollected(claims, issues)
	found, there = {}, max(ZERO, on_hand)
	for claim in sorted((claim for claim in left if claim.is_arrival), key=_order):
		found[claim.line] = min(left[claim], there)
		there -= found[claim.line]
	return found


@dataclass(frozen=True)
class Demand:
	"""A line that is to be balanced: its approved quantity in the stock unit of measure."""

	line: Hashable
	item: str
	needed_by: date
	quantity: Decimal


@dataclass(frozen=True)
class Stock:
	"""What a site has of an item, and what other plans have claimed of it, in the stock unit of measure."""

	consigned: Decimal = ZERO
	own: Decimal = ZERO
	claimed: Decimal = ZERO

	@property
	def free(self) -> Decimal:
		return max(ZERO, self.consigned + self.own - self.claimed)


@dataclass(frozen=True)
class Share:
	"""How a line is met: from the stock that is free, and by the supplier."""

	from_stock: Decimal
	to_call_off: Decimal


def balance(demands: Iterable[Demand], stocks: dict[str, Stock]) -> dict[Hashable, Share]:
	"""Share the free stock out, the earliest need first, and call the rest off.

	Args:
		stocks: by item; an item that is not in it has no stock.
	"""
	free = {item: stock.free for item, stock in stocks.items()}
	found = {}
	for demand in sorted(demands, key=lambda demand: demand.needed_by):
		taken = min(free.get(demand.item, ZERO), max(ZERO, demand.quantity))
		if taken:
			free[demand.item] -= taken
		found[demand.line] = Share(taken, demand.quantity - taken)
	return found


@dataclass(frozen=True)
class Offer:
	"""An agreement with a price for an item on the day: `rate` per stock unit in the company's currency, the supplier's
	score out of 100 (None: never scored).
	"""

	agreement: str
	supplier: str
	rate: Decimal
	score: Decimal | None = None


def best_offer(offers: Iterable[Offer]) -> Offer | None:
	"""Whom to call off from: the best score, then the lowest price (CONS-04, CONS-11). Who was never scored comes last."""
	return min(
		offers,
		key=lambda offer: (offer.score is None, -(offer.score or ZERO), offer.rate, offer.agreement),
		default=None,
	)
