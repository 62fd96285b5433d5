"""Ageing of consigned goods and what lies above the agreed maximum."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.consignment_exposure import (
	Layer,
	by_age,
	cost_of_excess,
	excess,
	monthly_use,
	remaining_layers,
	stale_quantity,
)

TODAY = date(2026, 11, 25)
quantities = st.integers(1, 10**6).map(lambda value: Decimal(value) / 1000)
days_ago = st.integers(0, 800).map(lambda days: TODAY - timedelta(days=days))
arrivals = st.lists(st.builds(Layer, days_ago, quantities))


def layer(days: int, quantity: int) -> Layer:
	return Layer(TODAY - timedelta(days=days), Decimal(quantity))


def test_what_came_first_went_first():
	found = remaining_layers([layer(100, 10), layer(50, 10), layer(5, 10)], Decimal(15))
	assert found == [layer(50, 5), layer(5, 10)]


@given(arrivals, quantities)
def test_layers_sum_to_what_lies_there(rows, on_hand):
	arrived = sum((row.quantity for row in rows), Decimal(0))
	found = remaining_layers(rows, on_hand)
	assert sum(row.quantity for row in found) == min(on_hand, arrived)
	assert all(row.quantity > 0 for row in found)
	assert [row.received_on for row in found] == sorted(row.received_on for row in found)


@given(arrivals)
def test_an_empty_store_has_no_layers(rows):
	assert remaining_layers(rows, Decimal(0)) == []


@given(arrivals)
def test_every_piece_is_in_one_age_group(rows):
	assert sum(by_age(rows, TODAY).values()) == sum((row.quantity for row in rows), Decimal(0))


def test_the_last_day_of_a_group_belongs_to_it():
	found = by_age([layer(30, 1), layer(31, 2), layer(90, 4), layer(180, 8), layer(181, 16)], TODAY)
	assert found == {"0-30": 1, "31-90": 6, "91-180": 8, ">180": 16}


def test_goods_are_stale_from_the_day_after_the_agreed_days():
	rows = [layer(180, 3), layer(181, 4)]
	assert stale_quantity(rows, TODAY, 180) == 4
	assert stale_quantity(rows, TODAY, 0) == 0


def test_returns_count_against_the_use_of_a_month():
	assert monthly_use([Decimal(100), Decimal(-10)], 365).quantize(Decimal("0.001")) == Decimal("7.500")
	assert monthly_use([Decimal(-10)], 90) == 0
	assert monthly_use([], 0) == 0


def test_the_lower_of_agreed_quantity_and_months_of_use_is_the_maximum():
	found = excess(Decimal(50), Decimal(40), Decimal(10), Decimal(3))
	assert (found.maximum, found.quantity) == (30, 20)
	found = excess(Decimal(50), Decimal(20), Decimal(10), Decimal(3))
	assert (found.maximum, found.quantity) == (20, 30)


def test_without_agreed_quantity_and_use_there_is_no_maximum():
	found = excess(Decimal(50), Decimal(0), Decimal(0), Decimal(3))
	assert found.maximum is None and not found.is_over


@given(quantities, quantities)
def test_stock_up_to_the_maximum_is_not_over(on_hand, maximum):
	found = excess(on_hand, maximum, Decimal(0), Decimal(3))
	assert found.is_over == (on_hand > maximum)
	assert found.quantity == max(Decimal(0), on_hand - maximum)


def test_goods_above_their_maximum_cost_a_share_of_their_value_a_month():
	assert cost_of_excess(Decimal(20000), Decimal("0.5")) == Decimal(100)
	assert cost_of_excess(Decimal(0), Decimal("0.5")) == 0
