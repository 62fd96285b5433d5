"""Who is late, by how much, and what to do next by rule (PROP-09, PROP-10; R6-R8).

- deposit paid, no down payment for more than 7 days: propose forfeiture (挞定);
- down payment paid, balance missing for more than one month: propose return (退房);
- neither after a further term: refer to the legal department.

Days and months are terms of the office (`ClockTerms`), the shape of the rule is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.policies.money import ZERO
from sales_ops.policies.payment_plan import DEPOSIT_KINDS, DOWN_PAYMENT

# (name, last day that belongs to it); None = no end.
BUCKETS: tuple[tuple[str, int | None], ...] = (
	("0-7", 7),
	("8-30", 30),
	("31-90", 90),
	("91-180", 180),
	("180+", None),
)

NO_ACTION = "None"
REMIND = "Remind"
SIGN_CONTRACT = "Sign Contract"
CALL = "Call"
PROPOSE_FORFEITURE = "Propose Forfeiture"
PROPOSE_RETURN = "Propose Return"
REFER_TO_LEGAL = "Refer to Legal"
IN_LITIGATION = "In Litigation"


@dataclass(frozen=True)
class ClockTerms:
	"""The office's limits: calendar days, and calendar months for the return."""

	forfeiture_days: int = 7
	return_months: int = 1
	legal_days: int = 30
	remind_days: int = 3


@dataclass(frozen=True)
class Due:
	"""An instalment as collection sees it: `outstanding` in the deal's currency."""

	seq: int
	kind: str
	due_date: date
	outstanding: Decimal


@dataclass(frozen=True)
class Deal:
	"""A live deal.

	`full_deposit_on`: the day the full deposit was reached; `signed`: whether a contract stands; `in_litigation`: the legal
	department has it, so nobody calls.
	"""

	signed: bool
	full_deposit_on: date | None
	rows: tuple[Due, ...] = ()
	in_litigation: bool = False


@dataclass(frozen=True)
class Clock:
	"""A running term: `day` of `limit` days, over after `deadline`; `action` is what follows then."""

	action: str
	started_on: date
	deadline: date
	day: int
	limit: int

	@property
	def is_over(self) -> bool:
		return self.day > self.limit


@dataclass(frozen=True)
class Assessment:
	"""A deal on a day. Amounts in the deal's currency; `buckets` sum to `overdue`.

	`next_amount` is what falls due on `next_due`, the next day on which anything does.
	"""

	outstanding: Decimal
	overdue: Decimal
	oldest_due: date | None
	days_overdue: int
	buckets: dict[str, Decimal]
	clock: Clock | None
	action: str
	next_due: date | None = None
	next_amount: Decimal = ZERO


def bucket_of(days: int) -> str:
	"""The ageing bucket of an amount that is `days` (≥ 1) days overdue."""
	return next(name for name, last in BUCKETS if last is None or days <= last)


def assess(deal: Deal, terms: ClockTerms, on: date) -> Assessment:
	"""Age a deal on the day `on` and name the next action.

	An instalment is overdue from the day after its due date.
	"""
	late = [row for row in deal.rows if row.outstanding > 0 and row.due_date < on]
	oldest = min((row.due_date for row in late), default=None)
	clock = running_clock(deal, terms, on)
	coming = [row for row in deal.rows if row.outstanding > 0 and row.due_date >= on]
	next_due = min((row.due_date for row in coming), default=None)
	return Assessment(
		outstanding=sum((row.outstanding for row in deal.rows), ZERO),
		overdue=sum((row.outstanding for row in late), ZERO),
		oldest_due=oldest,
		days_overdue=(on - oldest).days if oldest else 0,
		buckets=_age(late, on),
		clock=clock,
		action=_next_action(deal, clock, bool(late), terms, on),
		next_due=next_due,
		next_amount=sum((row.outstanding for row in coming if row.due_date == next_due), ZERO),
	)


def _age(late: Sequence[Due], on: date) -> dict[str, Decimal]:
	buckets = {name: ZERO for name, _ in BUCKETS}
	for row in late:
		buckets[bucket_of((on - row.due_date).days)] += row.outstanding
	return buckets


def running_clock(deal: Deal, terms: ClockTerms, on: date) -> Clock | None:
	"""The clock that runs for a deal on the day `on`, or None: forfeiture before return, as the money is due."""
	start = _forfeiture_start(deal)
	if start:
		return _clock(PROPOSE_FORFEITURE, start, add_days(start, terms.forfeiture_days), on)
	start = min((row.due_date for row in _balance(deal) if row.outstanding > 0), default=None)
	if start:
		return _clock(PROPOSE_RETURN, start, add_months(start, terms.return_months), on)
	return None


def _clock(action: str, start: date, deadline: date, on: date) -> Clock | None:
	if on <= start:
		return None
	return Clock(action, start, deadline, day=(on - start).days, limit=(deadline - start).days)


def _forfeiture_start(deal: Deal) -> date | None:
	"""From when the down payment is missing: its due date, or, while unsigned, the day of the full deposit."""
	if not deal.signed:
		return deal.full_deposit_on
	return min((row.due_date for row in _down_payment(deal) if row.outstanding > 0), default=None)


def _after_deposit(deal: Deal) -> list[Due]:
	return sorted((row for row in deal.rows if row.kind not in DEPOSIT_KINDS), key=lambda row: row.seq)


def _down_payment(deal: Deal) -> list[Due]:
	"""Rows of that kind; a plan without any (paid at once) has its first payment in that place."""
	rows = _after_deposit(deal)
	return [row for row in rows if row.kind == DOWN_PAYMENT] or rows[:1]


def _balance(deal: Deal) -> list[Due]:
	down = _down_payment(deal)
	return [row for row in _after_deposit(deal) if row not in down]


def _next_action(deal: Deal, clock: Clock | None, is_late: bool, terms: ClockTerms, on: date) -> str:
	if deal.in_litigation:
		return IN_LITIGATION
	if clock and clock.is_over:
		return REFER_TO_LEGAL if on > add_days(clock.deadline, terms.legal_days) else clock.action
	if is_late:
		return CALL
	if not deal.signed and deal.full_deposit_on:
		return SIGN_CONTRACT
	soon = (
		row for row in deal.rows if row.outstanding > 0 and row.due_date <= add_days(on, terms.remind_days)
	)
	return REMIND if any(soon) else NO_ACTION
