"""From a payment plan and a price to instalments whose sum is the price, to the cent (property-and-credit.md §7.4)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.policies.money import ZERO, cent, round_money, split_evenly
from sales_ops.policies.violations import Violation

PERCENT, FIXED, RESIDUAL = "Percent", "Fixed Amount", "Residual"
OWN, LOAN = "Own Money", "Loan"

ON_SUBSCRIPTION = "On Subscription"
DAYS_AFTER_SUBSCRIPTION = "Days After Subscription"
ON_SIGNING = "On Signing"
DAYS_AFTER_SIGNING = "Days After Signing"
MONTHS_AFTER_SIGNING = "Months After Signing"
FIXED_DATE = "Fixed Date"

TEMPORARY_DEPOSIT, DEPOSIT, DOWN_PAYMENT = "Temporary Deposit", "Deposit", "Down Payment"
DEPOSIT_KINDS = frozenset({TEMPORARY_DEPOSIT, DEPOSIT})


@dataclass(frozen=True)
class PlanLine:
	"""One line of a plan. `value` is a percent of the price (0-100) or an amount in the deal's currency.

	`offset` counts days or months, as `date_rule` says; a line with `occurrences` > 1 is split evenly over as many dates,
	`interval_months` calendar months apart.
	"""

	kind: str
	calculation: str
	value: Decimal = ZERO
	date_rule: str = ON_SIGNING
	offset: int = 0
	fixed_date: date | None = None
	occurrences: int = 1
	interval_months: int = 1
	money_source: str = OWN


@dataclass(frozen=True)
class Anchors:
	"""The dates a plan counts from."""

	subscribed_on: date
	signed_on: date


@dataclass(frozen=True)
class Planned:
	"""An instalment to be: amount in the deal's currency."""

	kind: str
	due_date: date
	amount: Decimal
	money_source: str = OWN


@dataclass(frozen=True)
class Schedule:
	"""The instalments a plan gives, or why it gives none."""

	rows: list[Planned] = field(default_factory=list)
	violations: list[Violation] = field(default_factory=list)


def check_lines(lines: Sequence[PlanLine]) -> list[Violation]:
	"""A plan is usable when exactly one line takes the rest and the percents leave something for it."""
	found = []
	if sum(line.calculation == RESIDUAL for line in lines) != 1:
		found.append(Violation("plan_needs_one_residual"))
	percent = sum((line.value for line in lines if line.calculation == PERCENT), ZERO)
	if percent > 100:
		found.append(Violation("plan_above_100_percent", {"percent": percent}))
	for number, line in enumerate(lines, start=1):
		found.extend(_check_line(number, line))
	return found


def _check_line(number: int, line: PlanLine) -> list[Violation]:
	found = []
	if line.calculation != RESIDUAL and line.value <= 0:
		found.append(Violation("plan_line_needs_value", {"row": number}))
	if line.date_rule == FIXED_DATE and not line.fixed_date:
		found.append(Violation("plan_line_needs_date", {"row": number}))
	if line.occurrences < 1 or (line.occurrences > 1 and line.interval_months < 1):
		found.append(Violation("plan_line_occurrences", {"row": number}))
	return found


def deposit_schedule(
	temporary: Decimal, full: Decimal, subscribed_on: date, full_deposit_by: date
) -> list[Planned]:
	"""The deposit as instalments: the temporary part at once, what is missing to the full deposit by its date."""
	rows = []
	if temporary:
		rows.append(Planned(TEMPORARY_DEPOSIT, subscribed_on, temporary))
	if full > temporary:
		rows.append(Planned(DEPOSIT, full_deposit_by if temporary else subscribed_on, full - temporary))
	return rows


def build_schedule(
	price: Decimal,
	lines: Sequence[PlanLine],
	anchors: Anchors,
	deposits: Sequence[Planned] = (),
	precision: int = 2,
) -> Schedule:
	"""The instalments of a contract: its deposits as they are, then the plan's lines less the deposits.

	A deposit is part of the price and counts toward the first own-money lines (定金冲抵首付款). Rounding ends in the
	residual line, so the instalments always sum to the price.

	Args:
		price: contract amount in the deal's currency.
		lines: the plan, in the order in which money is due.
		anchors: subscription and signing dates.
		deposits: instalments already agreed with the subscription.
		precision: decimals of the currency.

	Returns:
		a Schedule: rows in the plan's order, or violations `plan_above_price`, `deposit_above_own_money`, those of
		`check_lines`.
	"""
	if found := check_lines(lines):
		return Schedule(violations=found)
	amounts = _line_amounts(price, lines, precision)
	if any(amount < 0 for amount in amounts):
		return Schedule(violations=[Violation("plan_above_price", {"price": price})])
	rows = [
		row
		for line, amount in zip(lines, amounts, strict=True)
		for row in _spread(line, amount, anchors, precision)
	]
	paid_before = sum((row.amount for row in deposits), ZERO)
	rest, uncovered = _deduct_deposits(rows, paid_before)
	if uncovered:
		params = {"deposit": paid_before, "own_money": paid_before - uncovered}
		return Schedule(violations=[Violation("deposit_above_own_money", params)])
	return Schedule(rows=[*deposits, *rest])


def _line_amounts(price: Decimal, lines: Sequence[PlanLine], precision: int) -> list[Decimal]:
	rules = {
		PERCENT: lambda line: round_money(price * line.value / 100, precision),
		FIXED: lambda line: round_money(line.value, precision),
		RESIDUAL: lambda line: ZERO,
	}
	amounts = [rules[line.calculation](line) for line in lines]
	_take_back_rounding(price, lines, amounts, precision)
	residual = next(i for i, line in enumerate(lines) if line.calculation == RESIDUAL)
	amounts[residual] = price - sum(amounts, ZERO)
	return amounts


def _take_back_rounding(
	price: Decimal, lines: Sequence[PlanLine], amounts: list[Decimal], precision: int
) -> None:
	"""Percents rounded up may exceed the price by a cent each: the last of them gives those cents back."""
	percents = [i for i, line in enumerate(lines) if line.calculation == PERCENT]
	excess = sum(amounts, ZERO) - price
	if percents and 0 < excess <= len(percents) * cent(precision):
		for index in reversed(percents):
			given = min(excess, amounts[index])
			amounts[index] -= given
			excess -= given


def _spread(line: PlanLine, amount: Decimal, anchors: Anchors, precision: int) -> list[Planned]:
	first = _first_date(line, anchors)
	return [
		Planned(line.kind, add_months(first, index * line.interval_months), part, line.money_source)
		for index, part in enumerate(split_evenly(amount, line.occurrences, precision))
	]


def _first_date(line: PlanLine, anchors: Anchors) -> date:
	if line.date_rule == FIXED_DATE:
		return line.fixed_date or anchors.signed_on
	if line.date_rule == MONTHS_AFTER_SIGNING:
		return add_months(anchors.signed_on, line.offset)
	start = anchors.signed_on if line.date_rule in (ON_SIGNING, DAYS_AFTER_SIGNING) else anchors.subscribed_on
	counted = line.date_rule in (DAYS_AFTER_SIGNING, DAYS_AFTER_SUBSCRIPTION)
	return add_days(start, line.offset if counted else 0)


def _deduct_deposits(rows: Sequence[Planned], deposit: Decimal) -> tuple[list[Planned], Decimal]:
	"""Rows less the deposit, own money first to last; rows that become zero fall out. Also what found no row."""
	rest = []
	for row in rows:
		used = min(deposit, row.amount) if row.money_source == OWN else ZERO
		deposit -= used
		if row.amount - used > 0:
			rest.append(replace(row, amount=row.amount - used))
	return rest, deposit


def check_schedule(
	rows: Sequence[Planned], price: Decimal, deposits: Sequence[Planned] | None = None
) -> list[Violation]:
	"""What a hand-made schedule may not do.

	Not sum to the price, hold a row without a positive amount, or change the deposit that was agreed before
	(`deposits`; None when it is not known). Amounts in the deal's currency.
	"""
	found = [
		Violation("instalment_not_positive", {"row": number, "amount": row.amount})
		for number, row in enumerate(rows, start=1)
		if row.amount <= 0
	]
	total = sum((row.amount for row in rows), ZERO)
	if total != price:
		params = {"total": total, "price": price, "difference": total - price}
		found.append(Violation("schedule_not_price", params))
	if deposits is not None and _deposit_amounts(rows) != _deposit_amounts(deposits):
		agreed = sum((row.amount for row in deposits), ZERO)
		found.append(Violation("schedule_changes_deposit", {"deposit": agreed}))
	return found


def _deposit_amounts(rows: Sequence[Planned]) -> list[tuple[str, Decimal]]:
	return sorted((row.kind, row.amount) for row in rows if row.kind in DEPOSIT_KINDS)
