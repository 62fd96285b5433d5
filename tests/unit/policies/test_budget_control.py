"""A line stops what makes it worse, by month, accumulated or by year (B5; rows 38, 45)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import budget_control as policy
from sales_ops.policies.budget_control import (
	ACCUMULATED,
	ALERT,
	ANNUAL,
	HARD_MONTH,
	STOP,
	WARN,
	Limits,
	Line,
	Overrun,
	Pass,
)

M = ("2026-01", "2026-02", "2026-03")
MONEY = st.integers(0, 10_000).map(Decimal)
PLAIN = Limits()
MONTHLY = st.fixed_dictionaries(dict.fromkeys(M, MONEY))


def line(mode=ACCUMULATED, amounts=(100, 100, 100), limits=PLAIN) -> Line:
	return Line(
		"L", "户外", mode, {month: Decimal(amount) for month, amount in zip(M, amounts, strict=True)}, limits
	)


def used(*amounts) -> dict[str, Decimal]:
	return {month: Decimal(amount) for month, amount in zip(M, amounts, strict=False)}


def level(mode, before, after, **values):
	found = policy.examine(line(mode, **values), used(*before), used(*after))
	return (found.level, found.window.upto, found.excess) if found else None


@pytest.mark.parametrize(
	("mode", "after", "expected"),
	[
		(HARD_MONTH, (0, 101, 0), (STOP, M[1], 1)),
		(HARD_MONTH, (0, 79, 0), None),
		(ACCUMULATED, (0, 159, 0), None),
		(ACCUMULATED, (0, 201, 0), (STOP, M[1], 1)),
		(ACCUMULATED, (101, 0, 0), (STOP, M[0], 1)),
		(ANNUAL, (239, 0, 0), None),
		(ANNUAL, (240, 0, 0), (WARN, M[2], 0)),
		(ANNUAL, (270, 0, 0), (ALERT, M[2], 0)),
		(ANNUAL, (300, 0, 0), (ALERT, M[2], 0)),
		(ANNUAL, (301, 0, 0), (STOP, M[2], 1)),
	],
)
def test_each_mode_has_its_windows(mode, after, expected):
	assert level(mode, (0, 0, 0), after) == expected


def test_what_is_dated_back_is_stopped_by_a_later_month():
	"""B-8: up to January there is room, up to March there is not."""
	assert level(ACCUMULATED, (0, 0, 300), (1, 0, 300)) == (STOP, M[2], 1)
	assert level(HARD_MONTH, (0, 0, 100), (1, 0, 100)) is None


def test_who_pays_back_is_never_refused():
	assert level(ANNUAL, (500, 0, 0), (450, 0, 0)) is None
	assert level(ANNUAL, (500, 0, 0), (500, 0, 0)) is None


@given(st.sampled_from(policy.MODES), MONTHLY, MONTHLY, MONTHLY)
def test_less_is_never_refused(mode, allocated, after, more):
	before = {month: after[month] + more[month] for month in M}
	assert policy.examine(Line("L", "L", mode, allocated), before, after) is None


@given(st.sampled_from(policy.MODES), MONTHLY, MONTHLY, st.sampled_from(M), MONEY.filter(bool))
def test_what_passes_keeps_every_window_it_takes_from_within_its_amount(
	mode, allocated, before, month, amount
):
	after = before | {month: before[month] + amount}
	one = Line("L", "L", mode, allocated)
	found = policy.examine(one, before, after)
	over = [
		new
		for old, new in zip(policy.windows(one, before), policy.windows(one, after), strict=True)
		if new.consumed > old.consumed and new.consumed > new.allocated
	]
	assert bool(over) == bool(found and found.level == STOP)


@given(st.sampled_from(policy.MODES), MONTHLY, MONTHLY, MONTHLY, MONTHLY)
def test_what_others_take_does_not_change_whether_a_step_takes_more(
	mode, allocated, others, own_before, own_after
):
	one = Line("L", "L", mode, allocated)
	before, after = ({month: others[month] + own[month] for month in M} for own in (own_before, own_after))
	assert policy.takes_more(one, own_before, own_after) == policy.takes_more(one, before, after)
	if not policy.takes_more(one, own_before, own_after):
		assert policy.examine(one, before, after) is None


@pytest.mark.parametrize(
	("mode", "before", "after", "more"),
	[
		(HARD_MONTH, (0, 100, 0), (100, 0, 0), True),
		(ACCUMULATED, (0, 100, 0), (100, 0, 0), True),
		(ACCUMULATED, (100, 0, 0), (0, 100, 0), False),
		(ANNUAL, (0, 100, 0), (100, 0, 0), False),
		(HARD_MONTH, (100, 100, 0), (100, 100, 0), False),
	],
)
def test_money_that_moves_to_an_earlier_month_takes_more_where_months_count(mode, before, after, more):
	assert policy.takes_more(line(mode), used(*before), used(*after)) is more


def test_tolerance_comes_on_top_and_a_line_has_limits_of_its_own():
	limits = Limits(warn=Decimal(50), alert=Decimal(60), stop=Decimal(90), tolerance=Decimal(5))
	assert level(ANNUAL, (0, 0, 0), (149, 0, 0), limits=limits) is None
	assert level(ANNUAL, (0, 0, 0), (150, 0, 0), limits=limits)[0] == WARN
	assert level(ANNUAL, (0, 0, 0), (285, 0, 0), limits=limits)[0] == ALERT
	assert level(ANNUAL, (0, 0, 0), (286, 0, 0), limits=limits) == (STOP, M[2], 1)


@pytest.mark.parametrize(
	("limits", "expected"), [((80, 90, 100), []), ((95, 90, 100), ["budget_limits_order"])]
)
def test_limits_rise(limits, expected):
	found = policy.check_limits(Limits(*map(Decimal, limits)))
	assert [violation.code for violation in found] == expected


def test_nothing_given_is_nothing_to_spend():
	"""B-7: a line without an amount is no line without a limit."""
	assert level(ANNUAL, (0, 0, 0), (1, 0, 0), amounts=(0, 0, 0)) == (STOP, M[2], 1)


def test_a_level_is_crossed_once():
	crossed = [
		policy.examine(line(ANNUAL), used(before), used(after)).crossed
		for before, after in ((0, 270), (269, 271), (270, 271), (240, 260), (0, 250))
	]
	assert crossed == [True, True, False, False, True]


def test_the_tightest_window_is_the_one_with_least_left():
	window = policy.tightest(line(), used(0, 0, 50), used(60, 0, 50))
	assert (window.upto, window.available) == (M[0], 40)
	assert policy.tightest(line(), used(1), used(1)) is None


@pytest.mark.parametrize(("after", "code"), [((101, 0, 0), "budget_month_exceeded"), ((0, 0, 0), None)])
def test_a_stop_has_its_sentence(after, code):
	found = policy.examine(line(), used(0, 0, 0), used(*after))
	assert (policy.stopped(found).code if found else None) == code
	year = policy.examine(line(ANNUAL), used(0), used(301))
	assert policy.stopped(year).code == "budget_year_exceeded"
	assert policy.stopped(year).params["excess"] == 1


def test_a_warning_says_what_is_left():
	found = policy.examine(line(ANNUAL), used(0), used(250))
	assert policy.warned(found).params["available"] == 50
	assert policy.warned(policy.examine(line(), used(0), used(85))).code == "budget_month_almost_used"


def test_another_years_month_is_another_budgets():
	found = policy.check_months(
		M, {"2026-03": Decimal(1), "2027-01": Decimal(1), "2027-02": Decimal(0)}, "户外"
	)
	assert [one.params["month"] for one in found] == ["2027-01"]


@pytest.mark.parametrize(
	("before", "after", "expected"), [(0, 100, 0), (0, 101, 1), (150, 120, 0), (120, 120, 0), (110, 120, 20)]
)
def test_an_activity_costs_what_was_approved(before, after, expected):
	assert policy.activity_excess(Decimal(100), Decimal(before), Decimal(after)) == expected


@pytest.mark.parametrize(
	("overspent", "percentage", "minimum", "expected"),
	[(1000, 1, 0, 10), (1000, 1, 50, 50), (0, 1, 50, 0), (-5, 1, 50, 0), ("33.33", "1.5", 0, "0.50")],
)
def test_the_penalty_is_a_percentage_and_at_least_the_minimum(overspent, percentage, minimum, expected):
	found = policy.penalty(Decimal(overspent), Decimal(percentage), Decimal(minimum))
	assert found == Decimal(expected)


# Exceptions


def test_a_pass_lets_its_line_through_by_its_amount_and_no_more():
	one = Pass("X1", "A", Decimal(100))
	assert policy.cover([Overrun(("A",), Decimal(100))], [one]) == ({"X1": Decimal(100)}, [])
	for overrun in (Overrun(("A",), Decimal("100.01")), Overrun(("B",), Decimal(1))):
		assert policy.cover([overrun], [one]) == ({}, [overrun])


def test_a_pass_covers_its_line_and_its_activity_by_the_same_money():
	overruns = [Overrun(("A",), Decimal(40)), Overrun(("A", "B"), Decimal(70))]
	used_amounts, uncovered = policy.cover(overruns, [Pass("X1", "A", Decimal(100))])
	assert (used_amounts, uncovered) == ({"X1": Decimal(70)}, [])


def test_an_activity_over_two_lines_is_covered_by_two_passes():
	passes = [Pass("X1", "A", Decimal(30)), Pass("X2", "B", Decimal(50))]
	found = policy.cover([Overrun(("A", "B"), Decimal(70))], passes)
	assert found == ({"X2": Decimal(50), "X1": Decimal(20)}, [])
	assert policy.cover([], passes) == ({}, [])
