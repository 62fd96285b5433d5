"""Quota, pools, lines and months add up (B1 to B3)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import budget_plan as policy
from sales_ops.policies.budget_plan import BRAND, PROJECT, ActivityRow, Line, Pool

MONEY = st.decimals(1, 100_000_000, places=2)
ZEROS = (Decimal(0),) * 11


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


def line(amount, name="户外", pool=BRAND, row=1) -> Line:
	return Line(row, name, pool, (Decimal(amount), *ZEROS))


def pool(amount, ratio=100, name=BRAND) -> Pool:
	return Pool(name, Decimal(ratio), Decimal(amount))


# Months


@pytest.mark.parametrize(
	("start", "first", "last"),
	[(date(2026, 1, 1), "2026-01", "2026-12"), (date(2026, 4, 1), "2026-04", "2027-03")],
)
def test_a_budgets_months_are_the_twelve_from_its_years_beginning(start, first, last):
	months = policy.months_of(start)
	assert (months[0], months[-1], len(set(months))) == (first, last, 12)
	assert months == sorted(months)


# Pools


@given(MONEY, st.decimals(0, 100, places=2))
def test_whole_ratios_give_the_whole_quota(quota, ratio):
	amounts = policy.pool_amounts(quota, [ratio, 100 - ratio])
	assert sum(amounts) == quota


@given(MONEY)
def test_a_spread_total_stays_the_total(total):
	assert sum(policy.spread(total)) == total


def test_ratios_that_are_not_whole_are_shares_only():
	assert policy.pool_amounts(Decimal(100), [Decimal(30), Decimal(30)]) == [Decimal(30), Decimal(30)]
	assert policy.pool_amounts(Decimal(100), []) == []


@pytest.mark.parametrize(
	("quota", "pools", "expected"),
	[
		(100, [pool(40, 40), pool(60, 60, PROJECT)], []),
		(100, [pool(100)], []),
		(0, [pool(0)], ["budget_quota_missing"]),
		(100, [pool(40, 40)], ["budget_ratio_not_whole"]),
		(100, [pool(40, 40), pool(60, 60)], ["budget_pool_twice"]),
		(100, [pool(-10, -10), pool(110, 110, PROJECT)], ["budget_ratio_not_whole"]),
		(100, [], ["budget_ratio_not_whole"]),
	],
)
def test_the_quota_is_split_into_pools_of_100_percent(quota, pools, expected):
	assert codes(policy.check_pools(Decimal(quota), pools)) == expected


# Lines


def test_a_line_has_a_name_of_its_own_a_pool_and_no_month_below_zero():
	lines = [line(1), line(1, row=2), line(1, "电视", PROJECT, 3), line(-1, "报纸", row=4)]
	found = policy.check_lines(lines, [pool(1)])
	assert [(one.code, one.params["row"]) for one in found] == [
		("budget_line_twice", 2),
		("budget_line_without_pool", 3),
		("budget_month_negative", 4),
	]


@pytest.mark.parametrize(
	("amount", "expected"), [(100, []), (99, ["budget_pool_not_split"]), (101, ["budget_pool_not_split"])]
)
def test_the_lines_use_their_pool_to_the_cent(amount, expected):
	lines = [line(60), line(amount - 60, "电视")]
	assert codes(policy.check_sums(lines, [pool(100)])) == expected


@pytest.mark.parametrize(("parts", "expected"), [(100, []), ("100.01", ["budget_parts_too_big"])])
def test_parts_stay_within_the_whole(parts, expected):
	assert codes(policy.check_parts("公司", Decimal(100), Decimal(parts))) == expected


# Activities


def test_an_activity_takes_each_line_and_month_once_above_zero():
	rows = [
		ActivityRow(1, "户外", "2026-01", Decimal(1)),
		ActivityRow(2, "户外", "2026-01", Decimal(1)),
		ActivityRow(3, "户外", "2026-02", Decimal(0)),
	]
	found = policy.check_activity(date(2026, 1, 1), date(2026, 1, 1), rows)
	assert codes(found) == ["budget_activity_cell_twice", "budget_activity_amount"]
	assert codes(policy.check_activity(date(2026, 1, 2), date(2026, 1, 1), [])) == [
		"budget_activity_dates",
		"budget_activity_empty",
	]
