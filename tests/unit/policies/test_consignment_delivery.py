"""How call-offs stand, how suppliers are judged, and when uncollected goods are explained."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import consignment_delivery as policy
from sales_ops.policies.consignment_delivery import Called, call_off_status, delivered_percent

TODAY = date(2026, 11, 25)
quantities = st.integers(0, 1000).map(Decimal)
lines = st.lists(st.builds(Called, st.integers(1, 1000).map(Decimal), quantities, st.just(TODAY)), min_size=1)


def called(quantity, delivered, days=0) -> Called:
	return Called(Decimal(quantity), Decimal(delivered), TODAY + timedelta(days))


@pytest.mark.parametrize(
	("rows", "status"),
	[
		([called(5, 0)], policy.OPEN),
		([called(5, 2)], policy.PARTLY_DELIVERED),
		([called(5, 5), called(3, 0)], policy.PARTLY_DELIVERED),
		([called(5, 5), called(3, 4)], policy.DELIVERED),
		([called(5, 0, days=-1)], policy.OVERDUE),
		([called(5, 4, days=-1)], policy.OVERDUE),
		([called(5, 5, days=-1)], policy.DELIVERED),
		([called(5, 0, days=1)], policy.OPEN),
	],
)
def test_a_call_off_stands_as_its_rows_do(rows, status):
	assert call_off_status(rows, TODAY) == status
	assert call_off_status(rows, TODAY, closed=True) == policy.CLOSED


@given(lines)
def test_delivered_in_full_is_a_hundred_percent_and_nothing_else_is(rows):
	percent = delivered_percent(rows)
	assert 0 <= percent <= 100
	assert (percent == 100) == (call_off_status(rows, TODAY) == policy.DELIVERED)


@pytest.mark.parametrize(
	("rows", "status"),
	[
		([(0, 0)], "Covered by Stock"),
		([(5, 0), (0, 0)], "Approved"),
		([(5, 2)], "Partly Called Off"),
		([(5, 5), (3, 0)], "Partly Called Off"),
		([(5, 5), (0, 0)], "Called Off"),
	],
)
def test_a_plan_stands_as_far_as_it_is_called_off(rows, status):
	assert policy.plan_progress([(Decimal(a), Decimal(b)) for a, b in rows]) == status


# scorecard


def test_a_line_is_on_time_when_all_of_it_came():
	pairs = [(Decimal(10), Decimal(10)), (Decimal(10), Decimal(9)), (Decimal(1), Decimal(2))]
	assert round(policy.on_time_percent(pairs), 2) == Decimal("66.67")
	assert policy.on_time_percent([]) == 100


def test_the_rejected_share_is_by_quantity():
	assert policy.rejected_percent(Decimal(5), Decimal(200)) == Decimal("2.5")
	assert policy.rejected_percent(Decimal(0), Decimal(0)) == 0


def test_an_early_invoice_does_not_make_up_for_a_late_one():
	pairs = [(TODAY, TODAY + timedelta(4)), (TODAY, TODAY - timedelta(9)), (TODAY, TODAY)]
	assert round(policy.average_days_late(pairs), 3) == Decimal("1.333")
	assert policy.average_days_late([]) == 0


@pytest.mark.parametrize(
	("planned", "issued", "percent"), [(10, 12, 20), (10, 5, -50), (10, 10, 0), (0, 3, None)]
)
def test_issues_are_compared_with_the_plan(planned, issued, percent):
	assert policy.difference_percent(Decimal(planned), Decimal(issued)) == percent


# uncollected goods


@pytest.mark.parametrize(
	("listed", "closing_day", "due"),
	[
		(date(2026, 11, 25), 0, date(2026, 12, 1)),
		(date(2026, 11, 30), 0, date(2026, 12, 1)),
		(date(2026, 12, 1), 0, date(2027, 1, 1)),
		(date(2026, 11, 25), 25, date(2026, 11, 26)),
		(date(2026, 11, 26), 25, date(2026, 12, 26)),
		(date(2027, 2, 10), 31, date(2027, 3, 1)),
	],
)
def test_goods_are_explained_on_the_day_after_the_closing_day(listed, closing_day, due):
	assert policy.explanation_due(listed, closing_day) == due


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(0, 31))
def test_the_explanation_comes_after_the_listing_and_within_the_next_month(listed, closing_day):
	due = policy.explanation_due(listed, closing_day)
	assert listed < due <= listed + timedelta(32)


DUE = date(2026, 12, 1)


@pytest.mark.parametrize(
	("quantity", "answers", "explanation", "today", "status"),
	[
		(5, (None, None), None, DUE - timedelta(1), policy.WAITING),
		(5, ("a", None), None, DUE - timedelta(1), policy.WAITING),
		(5, ("a", "b"), None, DUE - timedelta(1), policy.ANSWERED),
		(5, ("a", "b"), None, DUE, policy.DUE),
		(5, (None, None), None, DUE + timedelta(1), policy.DUE),
		(5, ("a", "b"), "c", DUE, policy.EXPLAINED),
		(0, (None, None), None, DUE, policy.COLLECTED),
	],
)
def test_uncollected_goods_go_from_answers_to_an_explanation(quantity, answers, explanation, today, status):
	assert policy.uncollected_status(Decimal(quantity), answers, explanation, DUE, today) == status


def test_the_two_sides_answer_by_different_people():
	assert policy.check_answer("on the way", "li", "wang") == []
	assert [one.code for one in policy.check_answer(" ", "li", None)] == [
		"consignment_uncollected_answer_empty"
	]
	assert [one.code for one in policy.check_answer("on the way", "li", "li")] == [
		"consignment_uncollected_same_person"
	]
