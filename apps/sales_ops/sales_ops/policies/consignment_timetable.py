"""Which settlement a withdrawal will be in, and how that settlement stands on a day (CONS-08, CONS-09)."""

from collections.abc import Collection
from datetime import date

from sales_ops.policies.consignment_calendar import Calendar, Window, window_after, window_of

RUNNING, DUE, LATE, DEFERRED, DONE = "Running", "Due", "Late", "Deferred", "Done"
STANDINGS = (RUNNING, DUE, LATE, DEFERRED, DONE)


def open_window(on: date, closed: Collection[str], calendar: Calendar) -> Window:
	"""The period that takes an entry of the day `on`: its own, or the first after it that is not settled or deferred (A9).

	Args:
		closed: the labels of the periods that take nothing more.
	"""
	window = window_of(on, calendar)
	while window.label in closed:
		window = window_after(window, calendar)
	return window


def standing(window: Window, on: date, settled_on: date | None = None, deferred: bool = False) -> str:
	"""How a settlement stands at the end of the day `on`: one of `STANDINGS`. Late is what is not settled after its due day."""
	if deferred:
		return DEFERRED
	if settled_on:
		return DONE
	if on <= window.end:
		return RUNNING
	return LATE if on > window.due else DUE


def days_late(due: date, on: date, settled_on: date | None = None) -> int:
	"""By how many days it was settled too late, or is by now; 0: in time."""
	return max(0, ((settled_on or on) - due).days)
