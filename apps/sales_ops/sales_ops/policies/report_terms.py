"""When a report is drafted, when it is due, and how late it is (PROP-06, PROP-07, PROP-08; issue 3 point 6)."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.policies.periods import DAILY, MONTHLY, PLAN, WEEKLY, Period, between
from sales_ops.policies.violations import Violation

SAME_DAY, NEXT_WORKING_DAY, WORKING_DAY_BEFORE = "Same Day", "Next Working Day", "Working Day Before"
STEPS: dict[str, int] = {SAME_DAY: 0, NEXT_WORKING_DAY: 1, WORKING_DAY_BEFORE: -1}

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

NOT_DUE, MISSING, OVERDUE, ON_TIME, LATE = "Not Due", "Missing", "Overdue", "On Time", "Late"

# The plan of a month is begun on this day of the month before.
PLAN_DRAFT_DAY = 20
# No office closes for longer; the search for a working day ends there.
LONGEST_HOLIDAY = 31


@dataclass(frozen=True)
class ReportTerms:
	"""The office's terms.

	`weekly_due_weekday` counts from Monday = 0, in the week after; `monthly_due_day` is a day of the month after,
	`plan_due_day` one of the month before; in a shorter month its last day. `on_day_off` is a key of `STEPS`.
	"""

	close_of_business: time
	daily_due_time: time
	due_time: time
	weekly_due_weekday: int
	monthly_due_day: int
	plan_due_day: int
	on_day_off: str = SAME_DAY


def check_terms(terms: ReportTerms) -> list[Violation]:
	"""Days that a month has, and a daily report that is due after it can be written."""
	found = [
		Violation("report_terms_day", {"field": field, "day": day})
		for field, day in (
			("Monthly Report Due On", terms.monthly_due_day),
			("Monthly Plan Due On", terms.plan_due_day),
		)
		if not 1 <= day <= 31
	]
	if terms.daily_due_time < terms.close_of_business:
		times = {"due": f"{terms.daily_due_time:%H:%M}", "close": f"{terms.close_of_business:%H:%M}"}
		found.append(Violation("report_terms_times", times))
	return found


def drafted_at(kind: str, period: Period, terms: ReportTerms) -> datetime:
	"""From when on the draft of a period's report is made: its day's close of business, the first moment after its week
	or month, and for a plan the 20th of the month before."""
	if kind == DAILY:
		return datetime.combine(period.start, terms.close_of_business)
	if kind == PLAN:
		day = min(PLAN_DRAFT_DAY, terms.plan_due_day)
		return datetime.combine(_day_of_month(add_months(period.start, -1), day), time.min)
	return datetime.combine(add_days(period.end, 1), time.min)


def due_at(kind: str, period: Period, terms: ReportTerms, works: Callable[[date], bool]) -> datetime:
	"""Until when a period's report must be handed in.

	Args:
		works: whether the office works on a day; asked where the due day moves off days off.
	"""
	day = _due_day(kind, period, terms)
	step = STEPS[terms.on_day_off]
	if step and not works(day):
		days = (add_days(day, step * distance) for distance in range(1, LONGEST_HOLIDAY + 1))
		day = next((other for other in days if works(other)), day)
	return datetime.combine(day, terms.daily_due_time if kind == DAILY else terms.due_time)


def _due_day(kind: str, period: Period, terms: ReportTerms) -> date:
	if kind == DAILY:
		return period.end
	if kind == WEEKLY:
		return add_days(period.end, 1 + terms.weekly_due_weekday)
	if kind == MONTHLY:
		return _day_of_month(add_months(period.start, 1), terms.monthly_due_day)
	return _day_of_month(add_months(period.start, -1), terms.plan_due_day)


def _day_of_month(month: date, day: int) -> date:
	return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def days_late(due: datetime, handed_in: datetime) -> int:
	"""Calendar days after the due day; handed in on that day but after the hour counts as one."""
	if handed_in <= due:
		return 0
	return max(1, (handed_in.date() - due.date()).days)


def state_of(due: datetime, exists: bool, handed_in: datetime | None, now: datetime) -> str:
	"""How a report stands: On Time or Late once handed in; before, Not Due, then Overdue, or Missing without a draft."""
	if handed_in:
		return LATE if handed_in > due else ON_TIME
	if now <= due:
		return NOT_DUE
	return OVERDUE if exists else MISSING


def expected(
	kind: str,
	first: date,
	now: datetime,
	terms: ReportTerms,
	works: Callable[[date], bool],
	has_events: Callable[[date], bool],
) -> Iterator[Period]:
	"""The periods whose report should exist at `now`, from `first` on, in their order.

	A day off has a daily report only if something was sold, changed or paid on it, so no day's figures are missing.
	"""
	last = add_days(add_months(now.date().replace(day=1), 2), -1) if kind == PLAN else now.date()
	for period in between(kind, first, last):
		drafted = drafted_at(kind, period, terms)
		if drafted > now or (kind == PLAN and drafted.date() < first):
			continue
		if kind != DAILY or works(period.start) or has_events(period.start):
			yield period
