"""When consignment is settled: the period 11th to 10th, its due day, the notice and the supplier's invoice (CONS-08 to 10).

A settlement period is named after the month in which it ends: 2026-11 is 11 October to 10 November. Periods follow each
other without a gap, whatever the day is: a day that a month does not have is its last day.
"""

from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.policies.violations import Violation

LAST_DAY = 31
# A run of settled periods is followed back this far; what is older than ten years is in the first of them.
LONGEST_RUN = 120


@dataclass(frozen=True)
class Calendar:
	"""The days of an agreement or of the settings.

	`upto_day` ends the period, the day after it begins the next; `due_day` is the next such day after the end. The closing
	day is 0 for the last day of the month; the other fields are days.
	"""

	from_day: int = 11
	upto_day: int = 10
	due_day: int = 15
	notice_within_days: int = 1
	closing_day: int = 0
	invoice_days_before_closing: int = 1
	missing_invoice_days_after_closing: int = 1


@dataclass(frozen=True, order=True)
class Window:
	"""A settlement period from `start` to `end`, both included, settled by `due`."""

	start: date
	end: date
	due: date

	@property
	def label(self) -> str:
		"""The month in which it ends: 2026-11."""
		return f"{self.end:%Y-%m}"


@dataclass(frozen=True)
class InvoiceDates:
	"""The closing day that an invoice is for, when it must be there, and when a missing one is reported."""

	closing: date
	due: date
	reported: date


def check_calendar(calendar: Calendar) -> list[Violation]:
	"""Periods leave no day out and none twice: the first day follows the last one; days lie in a month."""
	days = {"from_day": calendar.from_day, "upto_day": calendar.upto_day, "due_day": calendar.due_day}
	found = [
		Violation("consignment_settlement_day_unknown", {"day": day})
		for day in days.values()
		if not 1 <= day <= LAST_DAY
	]
	follows = calendar.upto_day + 1 if calendar.upto_day < LAST_DAY else 1
	if not found and calendar.from_day != follows:
		found.append(Violation("consignment_settlement_calendar_gap", days | {"follows": follows}))
	return found


def window_of(on: date, calendar: Calendar) -> Window:
	"""The period in which `on` lies."""
	end = _day(on, calendar.upto_day)
	if end < on:
		end = _day(add_months(on.replace(day=1), 1), calendar.upto_day)
	return _window(end, calendar)


def window_named(label: str, calendar: Calendar) -> Window:
	"""The period of a label such as 2026-11.

	Raises:
		ValueError: the label is not a month.
	"""
	return _window(_day(date.fromisoformat(f"{label}-01"), calendar.upto_day), calendar)


def window_before(window: Window, calendar: Calendar) -> Window:
	"""The period that ends on the day before `window` begins."""
	return window_of(add_days(window.start, -1), calendar)


def window_after(window: Window, calendar: Calendar) -> Window:
	"""The period that begins on the day after `window` ends."""
	return window_of(add_days(window.end, 1), calendar)


def windows_until(first: date, today: date, calendar: Calendar) -> Iterator[Window]:
	"""The periods from that of `first` on that have ended before `today`."""
	window = window_of(first, calendar)
	while window.end < today:
		yield window
		window = window_after(window, calendar)


def collected_from(window: Window, closed: Collection[str], calendar: Calendar) -> date:
	"""The first day whose unsettled entries belong to `window`.

	A settled or deferred period takes nothing more: what is left of it, or comes into it late, waits for the first period
	after it that is still open (A9). So every day belongs to one open period.

	Args:
		closed: the labels of the periods that are settled or deferred.
	"""
	start = window.start
	for _step in range(LONGEST_RUN):
		earlier = window_of(add_days(start, -1), calendar)
		if earlier.label not in closed:
			return start
		start = earlier.start
	return date.min


def notice_due(confirmed_on: date, calendar: Calendar) -> date:
	"""The last day for handing the invoice notice over (A11)."""
	return add_days(confirmed_on, calendar.notice_within_days)


def invoice_dates(notice_on: date, calendar: Calendar) -> InvoiceDates:
	"""The first closing day whose invoice can still be asked for on `notice_on` (A12)."""
	month = notice_on.replace(day=1)
	while True:
		closing = _day(month, calendar.closing_day or LAST_DAY)
		due = add_days(closing, -calendar.invoice_days_before_closing)
		if due >= notice_on:
			return InvoiceDates(closing, due, add_days(closing, calendar.missing_invoice_days_after_closing))
		month = add_months(month, 1)


def is_invoice_missing(dates: InvoiceDates, today: date) -> bool:
	"""Whether an invoice that has not come is reported by now: from the day after the closing day (A12)."""
	return today >= dates.reported


def _window(end: date, calendar: Calendar) -> Window:
	start = add_days(_day(add_months(end.replace(day=1), -1), calendar.upto_day), 1)
	due = _day(end, calendar.due_day)
	if due <= end:
		due = _day(add_months(end.replace(day=1), 1), calendar.due_day)
	return Window(start, end, due)


def _day(month: date, day: int) -> date:
	return month.replace(day=min(day, monthrange(month.year, month.month)[1]))
