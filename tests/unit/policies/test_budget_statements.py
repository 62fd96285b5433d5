"""When the papers of the marketing budget are due, and what in them needs a reason (BUD-03, BUD-04)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import budget_statements as policy
from sales_ops.policies.budget_statements import LineResult
from sales_ops.policies.periods import Period

D = Decimal
NOVEMBER = policy.month_named("2026-11")
WEEK = policy.week_of(date(2026, 11, 26))  # a Thursday
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
MONEY = st.decimals(0, 1_000_000, places=2)


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


def test_a_month_is_named_by_year_and_month():
	assert (NOVEMBER.start, NOVEMBER.end, NOVEMBER.label) == (
		date(2026, 11, 1),
		date(2026, 11, 30),
		"2026-11",
	)


@pytest.mark.parametrize("label", ["2026-13", "2026-1", "11-2026", "2026-11-05", ""])
def test_other_texts_are_not_a_month(label):
	with pytest.raises(ValueError):
		policy.month_named(label)


def test_a_week_runs_from_monday_to_sunday():
	assert (WEEK.start, WEEK.end) == (date(2026, 11, 23), date(2026, 11, 29))


def test_due_days_are_counted_from_the_end_of_the_period():
	assert policy.report_due(NOVEMBER, 1) == date(2026, 12, 1)
	assert policy.report_due(NOVEMBER, 0) == date(2026, 11, 30)
	assert policy.ledger_due(WEEK, 1) == date(2026, 11, 30)


@pytest.mark.parametrize(
	("month", "day", "due"),
	[
		("2026-11", 3, date(2026, 12, 3)),
		("2026-12", 3, date(2027, 1, 3)),
		("2027-01", 31, date(2027, 2, 28)),
		("2026-11", 0, date(2026, 12, 1)),
	],
)
def test_statistics_are_due_on_a_day_of_the_next_month(month, day, due):
	assert policy.statistics_due(policy.month_named(month), day) == due


@given(DAYS, st.integers(-40, 40))
def test_late_is_what_comes_after_the_due_day(due, days):
	assert policy.days_late(due, due + timedelta(days)) == max(0, days)


def test_the_execution_report_is_made_on_the_last_day_of_the_month():
	first, last = date(2026, 10, 20), date(2027, 9, 30)
	before = policy.months_with_report(first, last, date(2026, 11, 29))
	on_it = policy.months_with_report(first, last, date(2026, 11, 30))
	assert [month.label for month in before] == ["2026-10"]
	assert [month.label for month in on_it] == ["2026-10", "2026-11"]
	assert policy.months_with_report(first, last, date(2030, 1, 1))[-1].label == "2027-09"


def test_ledger_and_statistics_are_made_after_their_time():
	assert policy.ended_weeks(WEEK.start, WEEK.end) == []
	assert policy.ended_weeks(WEEK.start, WEEK.end + timedelta(1)) == [WEEK]
	assert policy.ended_months(NOVEMBER.start, NOVEMBER.end) == []
	assert policy.ended_months(NOVEMBER.start, date(2026, 12, 1)) == [NOVEMBER]


@given(DAYS, DAYS)
def test_every_day_until_a_week_ago_is_in_one_made_week(first, today):
	weeks = policy.ended_weeks(first, today)
	covered = [day for week in weeks for day in (week.start, week.end)]
	assert covered == sorted(set(covered))
	if (today - first).days > 7:
		assert weeks[0].start <= first <= weeks[0].end
		assert today - timedelta(8) < weeks[-1].end < today


def test_papers_are_made_of_times_in_which_there_is_a_budget():
	months = [policy.month_named(label) for label in ("2026-09", "2026-10", "2026-11", "2026-12")]
	year = Period(date(2026, 10, 20), date(2026, 11, 30), "MB")
	assert [one.label for one in policy.within(months, [year])] == ["2026-10", "2026-11"]
	assert policy.within(months, []) == []


@pytest.mark.parametrize(
	("allocated", "actual", "rate"),
	[(100, 110, 10), (100, 90, -10), (0, 5, 100), (0, 0, 0), (100, 0, -100)],
)
def test_the_variance_is_in_percent_of_the_budget(allocated, actual, rate):
	assert policy.variance_rate(D(allocated), D(actual)) == rate


@pytest.mark.parametrize(
	("allocated", "actual", "asked"),
	[(100, 110, True), (100, "109.99", False), (100, "89.99", True), (0, 1, True), (0, 0, False)],
)
def test_a_reason_is_asked_for_from_the_threshold_on_up_and_down(allocated, actual, asked):
	assert policy.needs_reason(D(allocated), D(actual), D(10)) is asked


def test_a_threshold_of_nothing_asks_for_every_variance_and_not_for_none():
	assert policy.needs_reason(D(100), D("100.01"), D(0))
	assert not policy.needs_reason(D(100), D(100), D(0))


@given(MONEY, MONEY, st.integers(1, 100))
def test_a_higher_threshold_asks_for_less(allocated, actual, threshold):
	if policy.needs_reason(allocated, actual, D(threshold)):
		assert policy.needs_reason(allocated, actual, D(threshold - 1))


def test_a_line_that_is_off_says_why():
	lines = [
		LineResult(1, "户外广告", D(100), D(130)),
		LineResult(2, "网络推广", D(100), D(130), "加投开盘"),
		LineResult(3, "样板间", D(100), D(100), " "),
	]
	found = policy.check_reasons(lines, D(10))
	assert [violation.params for violation in found] == [{"row": 1, "line": "户外广告", "variance": D(30)}]
	assert codes(policy.check_reasons([LineResult(1, "户外广告", D(100), D(0), "  ")], D(10))) == [
		"statement_reason_missing"
	]


def test_project_finance_and_management_each_receive_the_report_once():
	three = [("Project", "a"), ("Finance", "b"), ("Management", "c")]
	assert policy.check_receivers(three) == []
	assert codes(policy.check_receivers([*three[:2], ("Management", None)])) == ["statement_receiver_missing"]
	assert codes(policy.check_receivers([*three, ("Finance", "d")])) == ["statement_receiver_twice"]
	assert len(policy.check_receivers([])) == 3


def test_a_statement_is_handed_in_when_its_period_is_over():
	assert codes(policy.check_period(NOVEMBER, NOVEMBER.end)) == ["statement_period_open"]
	assert policy.check_period(NOVEMBER, NOVEMBER.end, is_last_day_enough=True) == []
	assert codes(policy.check_period(NOVEMBER, date(2026, 11, 29), True)) == ["statement_period_open"]
	assert policy.check_period(NOVEMBER, date(2026, 12, 1)) == []


def test_a_report_is_received_when_the_last_has_it():
	assert policy.status_of_receipts([True, True, False]) == policy.SUBMITTED
	assert policy.status_of_receipts([True, True, True]) == policy.RECEIVED
	assert policy.status_of_receipts([]) == policy.SUBMITTED


def test_ledger_and_books_differ_where_something_was_posted_or_cancelled_since():
	kept, gone, come, changed = (("Journal Entry", name, "广告费", "MA-1") for name in ("a", "b", "c", "d"))
	found = policy.compare({kept: D(1), gone: D(2), changed: D(3)}, {kept: D(1), come: D(4), changed: D(5)})
	assert [(one.key, one.in_ledger, one.in_books) for one in found] == [
		(gone, D(2), D(0)),
		(come, D(0), D(4)),
		(changed, D(3), D(5)),
	]


@given(st.dictionaries(st.tuples(*[st.sampled_from("ab")] * 4), MONEY))
def test_a_ledger_that_says_what_the_books_say_has_no_differences(rows):
	assert policy.compare(rows, rows) == []
	assert policy.compare(policy.sums_by_key([*rows.items()]), rows) == []


def test_who_handed_it_in_does_not_check_it():
	assert codes(policy.check_answer(policy.SUBMITTED, "a", "a")) == ["statement_own_check"]
	assert policy.check_answer(policy.SUBMITTED, "a", "b") == []
	assert codes(policy.check_answer(policy.CHECKED, "a", "b")) == ["statement_not_waiting_for_check"]


def test_a_share_of_nothing_is_nothing():
	assert policy.share(D(1), D(4)) == 25
	assert policy.share(D(1), D(0)) == 0
