"""The office's working days, with and without a holiday list."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.working_days import DAYS_OFF, WorkCalendar, is_working_day

SATURDAY, SUNDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)


@pytest.mark.parametrize(
	("days_off", "expected"),
	[
		("None", [True, True, True]),
		("Sunday", [True, False, True]),
		("Saturday and Sunday", [False, False, True]),
	],
)
def test_the_days_off_hold_without_a_list(days_off, expected):
	assert [is_working_day(day, None, days_off) for day in (SATURDAY, SUNDAY, MONDAY)] == expected


@given(st.dates(), st.sets(st.dates(), max_size=3), st.sampled_from(sorted(DAYS_OFF)))
def test_a_holiday_list_decides_alone(on, holidays, days_off):
	assert is_working_day(on, holidays, days_off) == (on not in holidays)


def test_a_list_says_nothing_of_the_days_it_does_not_cover():
	calendar = WorkCalendar("Sunday", frozenset({SATURDAY}), SATURDAY, SATURDAY)
	assert [calendar.is_working_day(day) for day in (SATURDAY, SUNDAY, MONDAY)] == [False, False, True]


def test_a_calendar_without_a_day_to_work_on_ends_all_the_same():
	never = WorkCalendar(
		"None", frozenset(MONDAY + timedelta(days) for days in range(800)), SATURDAY, date.max
	)
	assert MONDAY < never.add(MONDAY, 7) < MONDAY + timedelta(400)


calendars = st.builds(
	WorkCalendar,
	days_off=st.sampled_from(sorted(DAYS_OFF)),
	holidays=st.frozensets(st.integers(0, 40).map(lambda days: MONDAY + timedelta(days)), max_size=12),
	first=st.just(MONDAY),
	last=st.just(MONDAY + timedelta(40)),
)


@given(calendars, st.integers(0, 30), st.integers(0, 20))
def test_adding_and_counting_agree(calendar, start, days):
	day = MONDAY + timedelta(start)
	end = calendar.add(day, days)
	assert calendar.count(day, end) == days
	assert end == day or calendar.is_working_day(end)
