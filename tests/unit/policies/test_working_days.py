"""The office's working days, with and without a holiday list."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.working_days import DAYS_OFF, is_working_day

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
