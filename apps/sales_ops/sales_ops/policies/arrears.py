"""Who is late, by how much, and what to do next by rule (PROP-09, PROP-10; R6-R8).

- deposit paid, no down payment for more than 7 days: propose forfeiture (挞定), not before the agreed day of signing;
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
from sales_ops.policies.working_days import WorkCalendar

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
	"""The office's limits: calendar days, and calendar months for the return.

	`calendar`: the forfeiture's days are this office's working days.
	"""

	forfeiture_days: int = 7
	return_months: int = 1
	legal_days: int = 30
	remind_days: int = 3
	calendar: WorkCalendar | None = None


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
	department has it, so nobody calls; `has_paid`: some money has come in; `sign_by`: the agreed day of signing.
	"""

	signed: bool
	full_deposit_on: date | None
	rows: tuple[Due, ...] = ()
	in_litigation: bool = False
	has_paid: bool = False
	sign_by: date | None = None


@dataclass(frozen=True)
class Standing:
	"""All that clock and next action depend on: the day each part of the price has been owed from, None: not owed.

	`first_due` is over all instalments, the other two over the down payment and over what comes after it (the balance).
	Where many deals are looked at, the database gives these days by deal instead of its instalments.
	"""

	signed: bool
	full_deposit_on: date | None
	first_due: date | None = None
	down_payment_due: date | None = None
	balance_due: date | None = None
	in_litigation: bool = False
	has_paid: bool = False
	sign_by: date | None = None


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
	standing = standing_of(deal)
	clock = running_clock(standing, terms, on)
	coming = [row for row in deal.rows if row.outstanding > 0 and row.due_date >= on]
	next_due = min((row.due_date for row in coming), default=None)
	return Assessment(
		outstanding=sum((row.outstanding for row in deal.rows), ZERO),
		overdue=sum((row.outstanding for row in late), ZERO),
		oldest_due=oldest,
		days_overdue=(on - oldest).days if oldest else 0,
		buckets=_age(late, on),
		clock=clock,
		action=next_action(standing, clock, terms, on),
		next_due=next_due,
		next_amount=sum((row.outstanding for row in coming if row.due_date == next_due), ZERO),
	)


def _age(late: Sequence[Due], on: date) -> dict[str, Decimal]:
	buckets = {name: ZERO for name, _ in BUCKETS}
	for row in late:
		buckets[bucket_of((on - row.due_date).days)] += row.outstanding
	return buckets


def standing_of(deal: Deal) -> Standing:
	"""What a deal's instalments come to for its clock."""
	down, balance = _parts(deal)
	return Standing(
		deal.signed,
		deal.full_deposit_on,
		_oldest_due(deal.rows),
		_oldest_due(down),
		_oldest_due(balance),
		deal.in_litigation,
		deal.has_paid,
		deal.sign_by,
	)


def running_clock(deal: Standing, terms: ClockTerms, on: date) -> Clock | None:
	"""The clock that runs for a deal on the day `on`, or None: forfeiture before return, as the money is due."""
	if start := _forfeiture_starts(deal):
		agreed = deal.sign_by if not deal.signed and deal.full_deposit_on else None
		return _forfeiture_clock(start, max(start, agreed or start), terms, on)
	if deal.signed and (start := deal.balance_due):
		deadline = add_months(start, terms.return_months)
		return _clock(PROPOSE_RETURN, start, deadline, (on - start).days, (deadline - start).days)
	return None


def _forfeiture_starts(deal: Standing) -> date | None:
	"""The day from which the down payment is waited for; of a temporary deposit, the day of the rest of the deposit."""
	if deal.signed:
		return deal.down_payment_due
	return deal.full_deposit_on or (deal.first_due if deal.has_paid else None)


def _forfeiture_clock(start: date, agreed: date, terms: ClockTerms, on: date) -> Clock | None:
	"""The forfeiture's term; it does not end before the day that was agreed for the signing."""
	if terms.calendar:
		deadline = max(terms.calendar.add(start, terms.forfeiture_days), agreed)
		day, limit = terms.calendar.count(start, on), terms.calendar.count(start, deadline)
	else:
		deadline = max(add_days(start, terms.forfeiture_days), agreed)
		day, limit = (on - start).days, (deadline - start).days
	return _clock(PROPOSE_FORFEITURE, start, deadline, day, limit)


def next_action(deal: Standing, clock: Clock | None, terms: ClockTerms, on: date) -> str:
	"""What the office does next with a deal, given its running clock."""
	if deal.in_litigation:
		return IN_LITIGATION
	if clock and clock.is_over:
		return REFER_TO_LEGAL if on > add_days(clock.deadline, terms.legal_days) else clock.action
	if deal.first_due and deal.first_due < on:
		return CALL
	if not deal.signed and deal.full_deposit_on:
		return SIGN_CONTRACT
	is_soon = deal.first_due and deal.first_due <= add_days(on, terms.remind_days)
	return REMIND if is_soon else NO_ACTION


def _clock(action: str, start: date, deadline: date, day: int, limit: int) -> Clock | None:
	return Clock(action, start, deadline, day, limit) if day > 0 else None


def _parts(deal: Deal) -> tuple[list[Due], list[Due]]:
	"""Down payment and balance; in a plan without a down payment (paid at once) the first payment stands for it."""
	rows = sorted((row for row in deal.rows if row.kind not in DEPOSIT_KINDS), key=lambda row: row.seq)
	down = [row for row in rows if row.kind == DOWN_PAYMENT]
	if not down:
		return rows[:1], rows[1:]
	return down, [row for row in rows if row.kind != DOWN_PAYMENT]


def _oldest_due(rows: Sequence[Due]) -> date | None:
	return min((row.due_date for row in rows if row.outstanding > 0), default=None)
