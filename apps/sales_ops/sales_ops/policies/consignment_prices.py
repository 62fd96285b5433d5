"""New prices of an agreement from a day on, and what they change of what was used before (§6.4 point 9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.consignment_agreements import Price, price_on
from sales_ops.policies.money import ZERO, round_money
from sales_ops.policies.violations import Violation


@dataclass(frozen=True)
class NewPrice:
	"""A row of a price change: `rate` per stock unit of measure in the agreement's currency; `row` its number."""

	row: int
	item_code: str
	rate: Decimal


@dataclass(frozen=True)
class Use:
	"""What was taken of an item by one purchase receipt row and has not come back: `used` in the stock unit of measure,
	`amount` what is owed for it now, `settlement` where it is settled.
	"""

	item_code: str
	row: str
	on: date
	used: Decimal
	amount: Decimal
	settlement: str | None = None


def check_changes(
	changes: Sequence[NewPrice], prices: Sequence[Price], agreement: str, valid_from: date
) -> list[Violation]:
	"""Whether new prices can hold from a day on: each item once, with a price on that day that differs, and none later.

	Args:
		prices: the agreement's.
	"""
	found, seen = [], set()
	for change in changes:
		params = {"row": change.row, "item": change.item_code}
		if change.item_code in seen:
			found.append(Violation("consignment_price_item_twice", params))
		seen.add(change.item_code)
		if change.rate <= ZERO:
			found.append(Violation("consignment_price_change_not_positive", params))
		found += _check_old(change, prices, agreement, valid_from)
	return found


def _check_old(
	change: NewPrice, prices: Sequence[Price], agreement: str, valid_from: date
) -> list[Violation]:
	params = {"row": change.row, "item": change.item_code}
	old = price_on(prices, change.item_code, valid_from)
	if not old:
		params |= {"agreement": agreement, "on": valid_from}
		return [Violation("consignment_price_item_not_agreed", params)]
	if old.rate == change.rate:
		return [Violation("consignment_price_same", params | {"rate": old.rate})]
	days = [price.valid_from for price in prices if price.item_code == change.item_code]
	if max(days) > valid_from:
		return [Violation("consignment_price_changes_later", params | {"later": max(days)})]
	return []


def adjustment(use: Use, rate: Decimal, precision: int = 2) -> Decimal:
	"""What is owed more (or, negative, less) for a use at another rate."""
	return round_money(use.used * rate, precision) - use.amount


def share_of_return(adjusted: Decimal, used: Decimal, back: Decimal, precision: int = 2) -> Decimal:
	"""The part of a use's price adjustments that goes back with a return.

	Args:
		adjusted: the adjustments so far.
		used: what had not come back before this return.
		back: what comes back now; the last part takes what rounding left over.
	"""
	if back >= used:
		return adjusted
	return round_money(adjusted * back / used, precision)


def check_uses(uses: Iterable[Use], maintains_rate: bool, revalues: bool) -> list[Violation]:
	"""Whether the price of what was used already may change: not when it is settled, and only where ERPNext then books the
	cost anew (§6.2 r).

	Args:
		maintains_rate: Buying Settings demand the receipt's rate on the invoice.
		revalues: Buying Settings set the cost by the invoice.
	"""
	uses = [use for use in uses if use.used]
	found = [
		Violation(
			"consignment_price_settled", {"item": use.item_code, "on": use.on, "settlement": use.settlement}
		)
		for use in uses
		if use.settlement
	]
	if uses and (maintains_rate or not revalues):
		found.append(Violation("consignment_price_settings", {}))
	return found
