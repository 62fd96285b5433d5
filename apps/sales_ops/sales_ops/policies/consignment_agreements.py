"""What a consignment agreement says: the price of the day, which item is fit for it, how it stands.

Prices are per stock unit of measure in the agreement's currency. The price of a withdrawal is that of its day and is frozen
then (consignment-budget-meeting.md §5.1 rows 3, 4); a missing price stops the withdrawal (§6.4 point 9).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation

DRAFT, UPCOMING, ACTIVE, EXPIRED, CANCELLED = "Draft", "Upcoming", "Active", "Expired", "Cancelled"
STATUSES = (DRAFT, UPCOMING, ACTIVE, EXPIRED, CANCELLED)
CRITERIA = ("score_tendered", "score_volume", "score_stable_use", "score_storable", "score_general")
HIGHEST_SCORE = 20


@dataclass(frozen=True)
class Price:
	"""What an item costs from `valid_from` to `valid_upto`, both included; None: without an end.

	`row` is its number on the form; `agreement` its name where prices of several are looked at.
	"""

	item_code: str
	rate: Decimal
	valid_from: date
	valid_upto: date | None = None
	row: int = 0
	agreement: str = ""

	def covers(self, on: date) -> bool:
		return self.valid_from <= on and (self.valid_upto is None or on <= self.valid_upto)

	def meets(self, other: "Price") -> bool:
		"""Whether there is a day on which both hold."""
		begins = max(self.valid_from, other.valid_from)
		return self.covers(begins) and other.covers(begins)


def price_on(prices: Iterable[Price], item_code: str, on: date) -> Price | None:
	"""The price of an item on a day; None where none is agreed. Prices of an item do not overlap; see `check_prices`."""
	return next((price for price in prices if price.item_code == item_code and price.covers(on)), None)


def check_prices(
	prices: Sequence[Price], valid_from: date, valid_upto: date | None, others: Iterable[Price] = ()
) -> list[Violation]:
	"""Whether an agreement's prices hold: each has a positive rate and a span of days inside the agreement's, and an item has
	one price a day, here and in the supplier's other agreements for the same site.

	Args:
		prices: of the agreement, with `row`.
		valid_from, valid_upto: of the agreement; None: without an end.
		others: prices of the supplier's other agreements for the site, with `agreement`.
	"""
	if valid_upto and valid_upto < valid_from:
		return [Violation("consignment_agreement_ends_first", {"start": valid_from, "end": valid_upto})]
	found = [violation for price in prices for violation in _check_price(price, valid_from, valid_upto)]
	found += _overlaps(prices)
	for other in others:
		clash = next((own for own in prices if own.item_code == other.item_code and own.meets(other)), None)
		if clash:
			params = {"row": clash.row, "item": clash.item_code, "agreement": other.agreement}
			found.append(Violation("consignment_agreement_item_elsewhere", params))
	return found


def _check_price(price: Price, valid_from: date, valid_upto: date | None) -> list[Violation]:
	params = {"row": price.row, "item": price.item_code}
	found = []
	if price.rate <= ZERO:
		found.append(Violation("consignment_price_not_positive", params))
	if price.valid_upto and price.valid_upto < price.valid_from:
		found.append(Violation("consignment_price_ends_first", params))
	begins_early = price.valid_from < valid_from
	ends_late = valid_upto and (price.valid_upto is None or price.valid_upto > valid_upto)
	if begins_early or ends_late:
		found.append(Violation("consignment_price_outside_agreement", params))
	return found


def _overlaps(prices: Sequence[Price]) -> list[Violation]:
	"""Rows of one item that share a day; sorted by item and first day, only neighbours can be the first to meet."""
	ordered = sorted(prices, key=lambda price: (price.item_code, price.valid_from, price.row))
	found, last = [], None
	for price in ordered:
		if last and last.item_code == price.item_code:
			if last.meets(price):
				params = {"row": price.row, "other": last.row, "item": price.item_code}
				found.append(Violation("consignment_price_twice", params))
			if last.valid_upto is None or (price.valid_upto and price.valid_upto <= last.valid_upto):
				continue  # the longer one stays the one to compare with
		last = price
	return found


def scope_score(scores: Iterable[int]) -> int:
	"""How fit an item is for consignment, 0 to 100: the five criteria together (A2, CONS-02)."""
	return sum(scores)


def check_scores(
	row: int, item_code: str, scores: Sequence[int], pass_score: int, reason: str | None
) -> list[Violation]:
	"""Each criterion has up to 20 points; an item below `pass_score` (0 to 100) needs a written reason."""
	params = {"row": row, "item": item_code}
	if any(not 0 <= score <= HIGHEST_SCORE for score in scores):
		return [Violation("consignment_agreement_score_unknown", params | {"highest": HIGHEST_SCORE})]
	total = scope_score(scores)
	if total < pass_score and not (reason or "").strip():
		details = params | {"score": total, "pass_score": pass_score}
		return [Violation("consignment_agreement_score_low", details)]
	return []


def status_on(valid_from: date, valid_upto: date | None, on: date) -> str:
	"""How a submitted agreement stands on a day; one that was ended early has an earlier last day."""
	if on < valid_from:
		return UPCOMING
	return EXPIRED if valid_upto and on > valid_upto else ACTIVE
