"""When reports are drafted and due: the day before, the day, the day after; days off; lateness."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.periods import DAILY, KINDS, MONTHLY, PLAN, WEEKLY, period_of
from sales_ops.policies.report_terms import (
	LATE,
	MISSING,
	NEXT_WORKING_DAY,
	NOT_DUE,
	ON_TIME,
	OVERDUE,
	WORKING_DAY_BEFORE,
	ReportTerms,
	days_late,
	drafted_at,
	due_at,
	expected,
	state_of,
)

TERMS = ReportTerms(
	close_of_business=time(18),
	daily_due_time=time(20),
	due_time=time(17, 30),
	weekly_due_weekday=0,
	monthly_due_day=3,
	plan_due_day=25,
)
SECOND = timedelta(seconds=1)


def not_on_sundays(day: date) -> bool:
	return day.weekday() != 6


def every_day(_day: date) -> bool:
	return True


def no_day(_day: date) -> bool:
	return False


@pytest.mark.parametrize(
	"kind, on, drafted, due",
	[
		(DAILY, date(2026, 11, 23), datetime(2026, 11, 23, 18), datetime(2026, 11, 23, 20)),
		(WEEKLY, date(2026, 11, 18), datetime(2026, 11, 23), datetime(2026, 11, 23, 17, 30)),
		(MONTHLY, date(2026, 11, 18), datetime(2026, 12, 1), datetime(2026, 12, 3, 17, 30)),
		(MONTHLY, date(2026, 12, 31), datetime(2027, 1, 1), datetime(2027, 1, 3, 17, 30)),
		(PLAN, date(2026, 12, 1), datetime(2026, 11, 20), datetime(2026, 11, 25, 17, 30)),
		(PLAN, date(2027, 1, 31), datetime(2026, 12, 20), datetime(2026, 12, 25, 17, 30)),
	],
)
def test_a_report_is_drafted_and_due_as_the_settings_say(kind, on, drafted, due):
	period = period_of(kind, on)
	assert drafted_at(kind, period, TERMS) == drafted
	assert due_at(kind, period, TERMS, every_day) == due


def test_a_weekly_report_may_be_due_on_another_weekday():
	terms = replace(TERMS, weekly_due_weekday=2)
	assert due_at(WEEKLY, period_of(WEEKLY, date(2026, 11, 18)), terms, every_day).date() == date(
		2026, 11, 25
	)


def test_a_due_day_that_a_short_month_lacks_is_its_last_day():
	terms = replace(TERMS, plan_due_day=31)
	assert due_at(PLAN, period_of(PLAN, date(2027, 3, 1)), terms, every_day).date() == date(2027, 2, 28)


@pytest.mark.parametrize(
	"on_day_off, day",
	[
		("Same Day", date(2027, 1, 3)),
		(NEXT_WORKING_DAY, date(2027, 1, 4)),
		(WORKING_DAY_BEFORE, date(2027, 1, 2)),
	],
)
def test_a_due_day_on_a_sunday_moves_only_where_the_settings_say_so(on_day_off, day):
	terms = replace(TERMS, on_day_off=on_day_off)
	december = period_of(MONTHLY, date(2026, 12, 1))
	assert due_at(MONTHLY, december, terms, not_on_sundays).date() == day
	november = period_of(MONTHLY, date(2026, 11, 1))
	assert due_at(MONTHLY, november, terms, not_on_sundays).date() == date(2026, 12, 3)


def test_a_due_day_inside_a_long_holiday_moves_behind_it():
	golden_week = {date(2026, 10, day) for day in range(1, 8)}
	terms = replace(TERMS, on_day_off=NEXT_WORKING_DAY)
	september = period_of(MONTHLY, date(2026, 9, 1))
	assert due_at(MONTHLY, september, terms, lambda day: day not in golden_week).date() == date(2026, 10, 8)


def test_an_office_that_never_works_keeps_the_due_day():
	terms = replace(TERMS, on_day_off=NEXT_WORKING_DAY)
	assert due_at(DAILY, period_of(DAILY, date(2026, 11, 23)), terms, no_day).date() == date(2026, 11, 23)


@pytest.mark.parametrize(
	"handed_in, late",
	[
		(datetime(2026, 12, 2, 23, 59), 0),
		(datetime(2026, 12, 3, 17, 30), 0),
		(datetime(2026, 12, 3, 17, 30, 1), 1),
		(datetime(2026, 12, 4, 8), 1),
		(datetime(2026, 12, 4, 23), 1),
		(datetime(2026, 12, 5, 0), 2),
	],
)
def test_days_late_count_from_the_due_day(handed_in, late):
	assert days_late(datetime(2026, 12, 3, 17, 30), handed_in) == late


@given(st.datetimes(), st.datetimes())
def test_a_report_is_late_exactly_when_it_has_late_days(due, handed_in):
	assert (days_late(due, handed_in) > 0) == (state_of(due, True, handed_in, handed_in) == LATE)


def test_a_report_stands_by_when_it_was_handed_in():
	due = datetime(2026, 12, 3, 17, 30)
	assert state_of(due, True, due, due + 9 * SECOND) == ON_TIME
	assert state_of(due, True, due + SECOND, due + SECOND) == LATE
	assert state_of(due, False, None, due) == NOT_DUE
	assert state_of(due, True, None, due) == NOT_DUE
	assert state_of(due, True, None, due + SECOND) == OVERDUE
	assert state_of(due, False, None, due + SECOND) == MISSING


def labels(kind, first, now, works=every_day, has_events=no_day) -> list[str]:
	return [period.label for period in expected(kind, first, now, TERMS, works, has_events)]


def test_a_days_report_is_expected_from_the_close_of_business():
	first = date(2026, 11, 21)
	assert labels(DAILY, first, datetime(2026, 11, 23, 17, 59)) == ["2026-11-21", "2026-11-22"]
	assert labels(DAILY, first, datetime(2026, 11, 23, 18))[-1] == "2026-11-23"


def test_a_day_off_has_a_report_only_when_something_happened():
	first, now = date(2026, 11, 21), datetime(2026, 11, 23, 18)
	assert labels(DAILY, first, now, not_on_sundays) == ["2026-11-21", "2026-11-23"]
	assert "2026-11-22" in labels(DAILY, first, now, not_on_sundays, every_day)


def test_a_week_and_a_month_are_expected_when_they_have_ended():
	assert labels(WEEKLY, date(2026, 11, 18), datetime(2026, 11, 22, 23, 59)) == []
	assert labels(WEEKLY, date(2026, 11, 18), datetime(2026, 11, 23)) == ["2026-W47"]
	assert labels(MONTHLY, date(2026, 10, 31), datetime(2026, 11, 30, 23)) == ["2026-10"]
	assert labels(MONTHLY, date(2026, 10, 31), datetime(2026, 12, 1)) == ["2026-10", "2026-11"]


def test_a_plan_is_expected_from_the_20th_of_the_month_before():
	first = date(2026, 11, 1)
	assert labels(PLAN, first, datetime(2026, 11, 19, 23, 59)) == []
	assert labels(PLAN, first, datetime(2026, 11, 20)) == ["2026-12"]
	assert labels(PLAN, first, datetime(2026, 12, 20)) == ["2026-12", "2027-01"]


def test_a_project_that_began_after_the_20th_is_not_asked_for_the_next_months_plan():
	assert labels(PLAN, date(2026, 11, 21), datetime(2026, 11, 30)) == []


@given(st.sampled_from(KINDS), st.dates(date(2025, 1, 1), date(2027, 1, 1)), st.integers(0, 90))
def test_what_is_expected_stays_expected(kind, first, length):
	"""A job that was not run for days finds what it missed: nothing falls out of the list as time goes on."""
	earlier = datetime.combine(first, time(19))
	later = earlier + timedelta(days=length)
	found = labels(kind, first, later, not_on_sundays)
	before = labels(kind, first, earlier, not_on_sundays)
	assert found[: len(before)] == before
