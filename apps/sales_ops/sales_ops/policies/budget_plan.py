"""A marketing budget's plan: quota, pools, lines and months add up (consignment-budget-meeting.md §0-B, B1 to B3).

A month is text such as "2026-03". Amounts are in the company's currency.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.calendar_math import add_months
from sales_ops.policies.money import ZERO, round_money, split_evenly
from sales_ops.policies.violations import Violation

MONTHS = 12
HUNDRED = Decimal(100)
BRAND, PROJECT = "Brand", "Project Promotion"
POOLS = (BRAND, PROJECT)
DRAFT, RATIO_APPROVED, ACTIVE, CLOSED, CANCELLED = "Draft", "Ratio Approved", "Active", "Closed", "Cancelled"


@dataclass(frozen=True)
class Pool:
	"""The part of the quota for one purpose; `ratio` in percent."""

	name: str
	ratio: Decimal
	amount: Decimal = ZERO


@dataclass(frozen=True)
class Line:
	"""A line with its amount for each month of the year; `row` is its number on the form."""

	row: int
	name: str
	pool: str
	months: tuple[Decimal, ...]

	@property
	def total(self) -> Decimal:
		return sum(self.months, ZERO)


def months_of(year_start: date) -> list[str]:
	"""The twelve months of a budget's year, from the one it begins in."""
	first = year_start.replace(day=1)
	return [month_of(add_months(first, number)) for number in range(MONTHS)]


def month_of(day: date) -> str:
	"""The month a day lies in: 2026-03."""
	return f"{day:%Y-%m}"


def pool_amounts(quota: Decimal, ratios: Sequence[Decimal], precision: int = 2) -> list[Decimal]:
	"""The quota by ratio; the last pool takes what rounding leaves, so that a whole ratio gives the whole quota."""
	amounts = [round_money(quota * ratio / HUNDRED, precision) for ratio in ratios]
	if amounts and sum(ratios) == HUNDRED:
		amounts[-1] = quota - sum(amounts[:-1], ZERO)
	return amounts


def spread(total: Decimal, precision: int = 2) -> list[Decimal]:
	"""A line's total over the twelve months, equally; the last month takes the rest."""
	return split_evenly(total, MONTHS, precision)


def check_pools(quota: Decimal, pools: Sequence[Pool]) -> list[Violation]:
	"""Whether the quota is split as B2 says: each pool once, all ratios together 100 %."""
	if quota <= ZERO:
		return [Violation("budget_quota_missing")]
	found = []
	names = [pool.name for pool in pools]
	doubled = next((name for name in names if names.count(name) > 1), None)
	if doubled:
		found.append(Violation("budget_pool_twice", {"pool": doubled}))
	ratio = sum((pool.ratio for pool in pools), ZERO)
	if any(pool.ratio < ZERO for pool in pools) or ratio != HUNDRED:
		found.append(Violation("budget_ratio_not_whole", {"ratio": ratio}))
	return found


def check_lines(lines: Sequence[Line], pools: Sequence[Pool]) -> list[Violation]:
	"""Whether each line has a name of its own, a pool of this budget and no month below zero."""
	found, names, known = [], set(), {pool.name for pool in pools}
	for line in lines:
		if line.name in names:
			found.append(Violation("budget_line_twice", {"row": line.row, "line": line.name}))
		names.add(line.name)
		if line.pool not in known:
			found.append(Violation("budget_line_without_pool", {"row": line.row, "pool": line.pool}))
		if any(amount < ZERO for amount in line.months):
			found.append(Violation("budget_month_negative", {"row": line.row, "line": line.name}))
	return found


def check_sums(lines: Sequence[Line], pools: Sequence[Pool]) -> list[Violation]:
	"""Whether the lines of each pool use it up to the cent: what no line has, nobody could spend or answer for (B3)."""
	found = []
	for pool in pools:
		total = sum((line.total for line in lines if line.pool == pool.name), ZERO)
		if total != pool.amount:
			params = {"pool": pool.name, "lines": total, "amount": pool.amount}
			found.append(Violation("budget_pool_not_split", params))
	return found


def check_parts(parent: str, total: Decimal, parts: Decimal) -> list[Violation]:
	"""Whether the budgets named as parts of another stay within it.

	Args:
		total: what the parent has now, adjustments included.
		parts: what all its parts have together.
	"""
	if parts <= total:
		return []
	return [Violation("budget_parts_too_big", {"budget": parent, "parts": parts, "amount": total})]


@dataclass(frozen=True)
class ActivityRow:
	"""What an activity takes from a line in a month; `row` is its number on the form."""

	row: int
	line: str
	month: str
	amount: Decimal


def check_activity(start: date, end: date, rows: Sequence[ActivityRow]) -> list[Violation]:
	"""Whether an activity says what it takes: each line and month once, above zero, and days in their order."""
	found, cells = [], set()
	if end < start:
		found.append(Violation("budget_activity_dates"))
	if not rows:
		found.append(Violation("budget_activity_empty"))
	for row in rows:
		if row.amount <= ZERO:
			found.append(Violation("budget_activity_amount", {"row": row.row}))
		if (row.line, row.month) in cells:
			params = {"row": row.row, "line": row.line, "month": row.month}
			found.append(Violation("budget_activity_cell_twice", params))
		cells.add((row.line, row.month))
	return found
