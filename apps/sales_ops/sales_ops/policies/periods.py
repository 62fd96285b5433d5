"""The days, ISO weeks and months that reports are about (PROP-06, PROP-07, PROP-08)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sales_ops.policies.calendar_math import add_days, add_months

DAILY, WEEKLY, MONTHLY, PLAN = "Daily", "Weekly", "Monthly", "Plan"
KINDS = (DAILY, WEEKLY, MONTHLY, PLAN)


@dataclass(frozen=True, order=True)
class Period:
	"""From `start` to `end`, both included; `label` names it: 2026-11-23, 2026-W48 or 2026-11."""

	start: date
	end: date
	label: str


def period_of(kind: str, on: date) -> Period:
	"""The day, ISO week (Monday to Sunday) or month that `on` lies in; a plan is about a month."""
	if kind == DAILY:
		return Period(on, on, on.isoformat())
	if kind == WEEKLY:
		start = on - timedelta(days=on.weekday())
		year, week, _day = on.isocalendar()
		return Period(start, add_days(start, 6), f"{year}-W{week:02}")
	start = on.replace(day=1)
	return Period(start, add_days(add_months(start, 1), -1), f"{on:%Y-%m}")


def before(kind: str, period: Period) -> Period:
	"""The period that ends on the day before `period` begins."""
	return period_of(kind, add_days(period.start, -1))


def after(kind: str, period: Period) -> Period:
	"""The period that begins on the day after `period` ends."""
	return period_of(kind, add_days(period.end, 1))


def between(kind: str, first: date, last: date) -> Iterator[Period]:
	"""The periods that have a day from `first` to `last`, in their order."""
	period = period_of(kind, first)
	while period.start <= last:
		yield period
		period = after(kind, period)
