"""Versions of a project's prices: what a list may contain, and when it may be applied and taken back (features 32-36)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.money import ZERO, round_money
from sales_ops.policies.violations import Violation


@dataclass(frozen=True)
class Prices:
	"""The prices of a unit in its project's currency; `rate` is 0 for a unit that is priced as a whole."""

	rate: Decimal = ZERO
	listed: Decimal = ZERO
	floor: Decimal = ZERO
	filing: Decimal = ZERO


@dataclass(frozen=True)
class Version:
	"""An approved list of the project. `applied`: its prices have been put on the units."""

	name: str
	effective_from: date
	applied: bool = False


def check_prices(unit: str, prices: Prices) -> Violation | None:
	"""A price above zero, with the floor at or below it."""
	if prices.listed <= 0:
		return Violation("price_list_no_price", {"unit": unit})
	if prices.floor > prices.listed:
		return Violation("price_list_floor", {"unit": unit, "floor": prices.floor, "listed": prices.listed})
	return None


def check_version(effective_from: date, others: Sequence[Version]) -> list[Violation]:
	"""A new list's day is its own, and lies after every list that was applied already."""
	for other in others:
		params = {"other": other.name, "effective_from": other.effective_from}
		if other.effective_from == effective_from:
			return [Violation("price_list_same_day", params)]
		if other.applied and other.effective_from > effective_from:
			return [Violation("price_list_newer_applied", params)]
	return []


def check_cancel(effective_from: date, others: Sequence[Version]) -> list[Violation]:
	"""The newest applied list can be taken back, an older one not: its former prices are history."""
	newer = [other for other in others if other.applied and other.effective_from > effective_from]
	return [Violation("price_list_not_newest", {"other": other.name}) for other in newer[:1]]


def changed_by(amount: Decimal, percent: Decimal, precision: int = 2) -> Decimal:
	"""`amount` raised by `percent` (below zero: lowered), never below zero."""
	return max(ZERO, round_money(amount * (100 + percent) / 100, precision))
