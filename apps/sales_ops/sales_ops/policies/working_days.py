"""On which days the office works, where the company has no holiday list that says so."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

SUNDAY = "Sunday"
SATURDAY_AND_SUNDAY = "Saturday and Sunday"
NO_DAY = "None"

# Python's weekday(): Monday is 0.
DAYS_OFF: dict[str, frozenset[int]] = {
	NO_DAY: frozenset(),
	SUNDAY: frozenset({6}),
	SATURDAY_AND_SUNDAY: frozenset({5, 6}),
}

# A holiday list that leaves no day to work on does not stop a clock for ever.
MOST_DAYS_OFF = 366


def is_working_day(on: date, holidays: Collection[date] | None, days_off: str) -> bool:
	"""Whether the office works on a day.

	Args:
		holidays: the days of the company's holiday list, weekly days off among them; None: it has no list for this day.
		days_off: a key of `DAYS_OFF`, used without a list.
	"""
	if holidays is not None:
		return on not in holidays
	return on.weekday() not in DAYS_OFF[days_off]


@dataclass(frozen=True)
class WorkCalendar:
	"""When an office works. Its holiday list decides from `first` to `last`, the days that it covers; else the days off."""

	days_off: str
	holidays: frozenset[date] = frozenset()
	first: date | None = None
	last: date | None = None

	def is_working_day(self, on: date) -> bool:
		is_covered = self.first is not None and self.first <= on <= self.last
		return is_working_day(on, self.holidays if is_covered else None, self.days_off)

	def count(self, after: date, until: date) -> int:
		"""How many working days lie after one day and not after another."""
		return sum(
			self.is_working_day(after + timedelta(days)) for days in range(1, (until - after).days + 1)
		)

	def add(self, day: date, days: int) -> date:
		"""The day on which `days` working days have passed since `day`; in a year without work, a year later."""
		left, found = days, day
		while left and (found - day).days < days + MOST_DAYS_OFF:
			found += timedelta(1)
			left -= self.is_working_day(found)
		return found
