"""Days, ISO weeks and months follow one another without a gap."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.calendar_math import add_days
from sales_ops.policies.periods import DAILY, KINDS, MONTHLY, PLAN, WEEKLY, after, before, between, period_of

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
	"kind, on, start, end, label",
	[
		(DAILY, date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 23), "2026-11-23"),
		(WEEKLY, date(2026, 11, 22), date(2026, 11, 16), date(2026, 11, 22), "2026-W47"),
		(WEEKLY, date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 29), "2026-W48"),
		(WEEKLY, date(2026, 11, 24), date(2026, 11, 23), date(2026, 11, 29), "2026-W48"),
		(WEEKLY, date(2027, 1, 1), date(2026, 12, 28), date(2027, 1, 3), "2026-W53"),
		(MONTHLY, date(2026, 10, 31), date(2026, 10, 1), date(2026, 10, 31), "2026-10"),
		(MONTHLY, date(2026, 11, 1), date(2026, 11, 1), date(2026, 11, 30), "2026-11"),
		(PLAN, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29), "2028-02"),
	],
)
def test_a_period_is_the_day_the_iso_week_or_the_month(kind, on, start, end, label):
	period = period_of(kind, on)
	assert (period.start, period.end, period.label) == (start, end, label)


@given(st.sampled_from(KINDS), days)
def test_every_day_lies_in_its_period_and_periods_touch(kind, on):
	period = period_of(kind, on)
	assert period.start <= on <= period.end
	assert before(kind, period).end == add_days(period.start, -1)
	assert after(kind, period).start == add_days(period.end, 1)
	assert after(kind, before(kind, period)) == period


@given(st.sampled_from(KINDS), days, st.integers(0, 100))
def test_periods_between_two_days_cover_each_day_once(kind, first, length):
	last = add_days(first, length)
	found = list(between(kind, first, last))
	assert len({period.label for period in found}) == len(found)
	for day in (first, last):
		assert sum(period.start <= day <= period.end for period in found) == 1
