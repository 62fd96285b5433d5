"""Prices, scores and statuses of consignment agreements."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.consignment_agreements import (
	ACTIVE,
	EXPIRED,
	UPCOMING,
	Price,
	check_prices,
	check_scores,
	price_on,
	scope_score,
	status_on,
)

START = date(2026, 1, 1)
DAYS = st.integers(0, 60).map(lambda days: START + timedelta(days=days))


def price(start: int = 0, end: int | None = None, item: str = "A", rate: str = "10", row: int = 1, **values):
	upto = None if end is None else START + timedelta(days=end)
	return Price(item, Decimal(rate), START + timedelta(days=start), upto, row, **values)


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


@st.composite
def spans(draw) -> Price:
	first, last = draw(DAYS), draw(st.none() | DAYS)
	return Price(
		draw(st.sampled_from("AB")), Decimal(draw(st.integers(1, 9))), first, last, draw(st.integers(1, 99))
	)


@given(st.lists(spans(), max_size=6), DAYS)
def test_where_no_two_prices_overlap_an_item_has_at_most_one_price_a_day(prices, on):
	found = check_prices(prices, START, None)
	holding = [one for one in prices if one.item_code == "A" and one.covers(on)]
	if "consignment_price_twice" not in codes(found):
		assert len(holding) <= 1
	assert price_on(prices, "A", on) == (holding[0] if holding else None)


@given(st.lists(spans(), max_size=6))
def test_every_overlap_is_found(prices):
	pairs = [
		(first, second)
		for number, first in enumerate(prices)
		for second in prices[number + 1 :]
		if first.item_code == second.item_code and first.meets(second)
	]
	assert ("consignment_price_twice" in codes(check_prices(prices, START, None))) == bool(pairs)


def test_a_price_that_ends_lets_the_next_begin_the_day_after():
	prices = [price(0, 9), price(10, None, rate="11", row=2)]
	assert check_prices(prices, START, None) == []
	assert price_on(prices, "A", START + timedelta(days=9)).rate == 10
	assert price_on(prices, "A", START + timedelta(days=10)).rate == 11


def test_a_price_needs_a_rate_above_zero_and_days_in_their_order():
	assert codes(check_prices([price(rate="0")], START, None)) == ["consignment_price_not_positive"]
	assert codes(check_prices([price(5, 4)], START, None)) == ["consignment_price_ends_first"]


@pytest.mark.parametrize(
	"one, is_inside",
	[(price(0, 30), True), (price(-1, 30), False), (price(0, 31), False), (price(0, None), False)],
)
def test_a_price_holds_inside_the_agreements_days(one, is_inside):
	found = codes(check_prices([one], START, START + timedelta(days=30)))
	assert found == ([] if is_inside else ["consignment_price_outside_agreement"])


def test_an_agreement_does_not_end_before_it_begins():
	assert codes(check_prices([], START, START - timedelta(days=1))) == ["consignment_agreement_ends_first"]


def test_an_item_is_in_one_agreement_of_the_supplier_and_site_at_a_time():
	other = price(5, 9, agreement="CA-1")
	assert codes(check_prices([price(0, 4)], START, None, [other])) == []
	found = check_prices([price(0, 5)], START, None, [other])
	assert codes(found) == ["consignment_agreement_item_elsewhere"]
	assert found[0].params["agreement"] == "CA-1"


SCORES = st.lists(st.integers(0, 20), min_size=5, max_size=5)


@given(SCORES)
def test_the_score_is_the_sum_of_the_criteria(scores):
	assert scope_score(scores) == sum(scores)
	assert 0 <= scope_score(scores) <= 100


@given(SCORES, st.integers(0, 100))
def test_an_item_below_the_pass_score_needs_a_reason(scores, pass_score):
	found = codes(check_scores(1, "A", scores, pass_score, " "))
	assert found == (["consignment_agreement_score_low"] if sum(scores) < pass_score else [])
	assert check_scores(1, "A", scores, pass_score, "独家") == []


@pytest.mark.parametrize("score", [-1, 21])
def test_a_criterion_has_no_more_than_twenty_points(score):
	assert codes(check_scores(1, "A", [score, 20, 20, 20, 20], 60, None)) == [
		"consignment_agreement_score_unknown"
	]


@pytest.mark.parametrize(
	"day, status",
	[(-1, UPCOMING), (0, ACTIVE), (30, ACTIVE), (31, EXPIRED)],
	ids=["before", "first", "last", "after"],
)
def test_how_an_agreement_stands_on_a_day(day, status):
	upto = START + timedelta(days=30)
	assert status_on(START, upto, START + timedelta(days=day)) == status


def test_an_agreement_without_an_end_does_not_run_out():
	assert status_on(START, None, date(2099, 1, 1)) == ACTIVE
