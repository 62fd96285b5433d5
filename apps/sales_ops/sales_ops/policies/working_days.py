"""On which days the office works, where the company has no holiday list that says so."""

from collections.abc import Collection
from datetime import date

SUNDAY = "Sunday"
SATURDAY_AND_SUNDAY = "Saturday and Sunday"
NO_DAY = "None"

# Python's weekday(): Monday is 0.
DAYS_OFF: dict[str, frozenset[int]] = {
	NO_DAY: frozenset(),
	SUNDAY: frozenset({6}),
	SATURDAY_AND_SUNDAY: frozenset({5, 6}),
}


def is_working_day(on: date, holidays: Collection[date] | None, days_off: str) -> bool:
	"""Whether the office works on a day.

	Args:
		holidays: the days of the company's holiday list, weekly days off among them; None: it has no list for this day.
		days_off: a key of `DAYS_OFF`, used without a list.
	"""
	if holidays is not None:
		return on not in holidays
	return on.weekday() not in DAYS_OFF[days_off]
