"""Dates as a contract reads them: a month is a calendar month, not thirty days."""

from calendar import monthrange
from datetime import date, timedelta


def add_days(day: date, days: int) -> date:
	"""`day` plus `days` calendar days."""
	return day + timedelta(days=days)


def add_months(day: date, months: int) -> date:
	"""`day` plus `months` calendar months, kept inside the month (31 January + 1 month = end of February).

	Count every instalment from the first date, never from the one before: otherwise the day drifts to the 28th.
	"""
	index = day.year * 12 + day.month - 1 + months
	year, month = divmod(index, 12)
	month += 1
	return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_monday(year: int, month: int) -> date:
	"""The last Monday of a month."""
	last = date(year, month, monthrange(year, month)[1])
	return last - timedelta(days=last.weekday())


def latest_last_monday(on: date) -> date:
	"""The newest day up to `on` that is the last Monday of its month."""
	found = last_monday(on.year, on.month)
	if found <= on:
		return found
	before = on.replace(day=1) - timedelta(days=1)
	return last_monday(before.year, before.month)
