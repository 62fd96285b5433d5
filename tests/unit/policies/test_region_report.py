"""Plan against actual of a region (MEET-07)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import region_report as policy
from sales_ops.policies.region_report import Figure, Report

FULL = Report(True, Figure("", Decimal(100), Decimal(80)), "两家客户推迟", Decimal(120), "拜访经销商")


@pytest.mark.parametrize(
	("on", "month"),
	[
		(date(2026, 11, 1), date(2026, 10, 1)),
		(date(2026, 11, 15), date(2026, 10, 1)),
		(date(2026, 11, 16), date(2026, 11, 1)),
		(date(2026, 1, 5), date(2025, 12, 1)),
	],
)
def test_a_meeting_early_in_a_month_looks_back_on_the_month_before(on, month):
	assert policy.reviewed_month(on) == month


def test_a_year_target_is_spread_by_its_distribution_or_evenly():
	year = Decimal("1200000")
	assert policy.share_of_month(year, 3) == 100000
	percents = {1: Decimal(10), 3: Decimal("12.5")}
	assert policy.share_of_month(year, 3, percents) == 150000
	assert policy.share_of_month(year, 7, percents) == 0
	assert policy.share_of_month(Decimal(100), 1) == Decimal("8.33")


def test_percentages_of_nothing_are_unknown():
	assert policy.percent_of(Decimal(5), Decimal(0)) is None
	assert policy.growth(Decimal(5), Decimal(0)) is None
	assert policy.growth(Decimal(90), Decimal(120)) == Decimal("-25.0")
	assert Figure("a", Decimal(300), Decimal(100)).achievement == Decimal("33.3")


def test_what_the_region_planned_itself_stands_in_where_there_is_no_target():
	found = policy.figures(
		{"轴承": Decimal(100)},
		{"轴承": Decimal(70), "油品": Decimal(40), "停产": Decimal(0)},
		{"油品": Decimal(50), "配件": Decimal(5)},
		{"配件": Decimal(9), "旧品": Decimal(3)},
	)
	assert found == [
		Figure("轴承", Decimal(100), target_from="Target"),
		Figure("油品", Decimal(40), Decimal(50), target_from="Earlier Report"),
		Figure("配件", actual=Decimal(5), last_year=Decimal(9)),
		Figure("旧品", last_year=Decimal(3)),
	]


@given(st.lists(st.integers(1, 10**6), max_size=40), st.integers(1, 10))
def test_the_rest_is_summed_up_and_nothing_gets_lost(amounts, count):
	found = [Figure(str(number), actual=Decimal(amount)) for number, amount in enumerate(amounts)]
	shown = policy.top(found, count, "其他")
	assert len(shown) <= count + 1
	assert policy.total("", shown) == policy.total("", found)


def test_a_report_on_its_day_is_in_time():
	assert not policy.is_late(date(2026, 11, 3), date(2026, 11, 3))
	assert policy.is_late(date(2026, 11, 4), date(2026, 11, 3))
	assert not policy.is_late(date(2026, 11, 4), None)


@pytest.mark.parametrize(
	("values", "code"),
	[
		({"is_filled": False}, "region_report_not_filled"),
		({"reasons": " "}, "region_report_reasons_missing"),
		({"next_amount": Decimal(0)}, "region_report_next_amount_missing"),
		({"key_work": ""}, "region_report_key_work_missing"),
	],
)
def test_a_report_says_why_and_what_next(values, code):
	assert [violation.code for violation in policy.check_handing_in(replace(FULL, **values))] == [code]


@pytest.mark.parametrize(
	"total", [Figure("", Decimal(100), Decimal(100)), Figure("", Decimal(0), Decimal(3))]
)
def test_a_region_that_reached_its_plan_or_has_none_need_not_explain(total):
	assert policy.check_handing_in(replace(FULL, total=total, reasons="")) == []
