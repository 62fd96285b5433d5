"""Which settlement takes an entry, and how it stands on a day (CONS-08, CONS-09)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.consignment_calendar import Calendar, window_named, window_of
from sales_ops.policies.consignment_timetable import (
	DEFERRED,
	DONE,
	DUE,
	LATE,
	RUNNING,
	days_late,
	open_window,
	standing,
)

CALENDAR = Calendar()
NOVEMBER = window_named("2026-11", CALENDAR)  # 11 October to 10 November, due on the 15th
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
	("on", "expected"),
	[
		(date(2026, 11, 10), RUNNING),
		(date(2026, 11, 11), DUE),
		(date(2026, 11, 15), DUE),
		(date(2026, 11, 16), LATE),
	],
)
def test_what_is_not_settled_is_late_after_its_due_day(on, expected):
	assert standing(NOVEMBER, on) == expected


def test_what_is_settled_or_deferred_is_not_late():
	long_after = date(2027, 1, 1)
	assert standing(NOVEMBER, long_after, settled_on=date(2026, 11, 20)) == DONE
	assert standing(NOVEMBER, long_after, deferred=True) == DEFERRED


def test_days_late_count_to_the_settlement_or_to_today():
	assert days_late(NOVEMBER.due, date(2026, 12, 1)) == 16
	assert days_late(NOVEMBER.due, date(2026, 12, 1), settled_on=date(2026, 11, 17)) == 2
	assert days_late(NOVEMBER.due, date(2026, 11, 1)) == 0


def test_an_entry_of_a_closed_period_waits_for_the_first_open_one():
	assert open_window(date(2026, 10, 20), (), CALENDAR).label == "2026-11"
	assert open_window(date(2026, 10, 20), {"2026-11", "2026-12"}, CALENDAR).label == "2027-01"
	assert open_window(date(2026, 10, 20), {"2026-12"}, CALENDAR).label == "2026-11"


@given(on=DAYS, closed=st.integers(0, 5))
def test_the_open_period_is_never_closed_and_never_before_the_entry(on, closed):
	own = window_of(on, CALENDAR)
	labels, day = set(), own.start
	for _month in range(closed):
		window = window_of(day, CALENDAR)
		labels.add(window.label)
		day = window.end + timedelta(days=1)
	found = open_window(on, labels, CALENDAR)
	assert found.label not in labels
	assert found.end >= on
