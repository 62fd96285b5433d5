"""Slow units and absorption."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.absorption import Sold, months, spells
from sales_ops.policies.slow_units import free_since, is_slow, proposal_counts

RELEASED = date(2026, 1, 1)


@pytest.mark.parametrize(
	("ended", "since"),
	[(None, RELEASED), (date(2025, 12, 31), RELEASED), (date(2026, 3, 1), date(2026, 3, 1))],
)
def test_a_unit_is_free_since_its_release_or_the_end_of_its_last_deal(ended, since):
	assert free_since(RELEASED, ended) == since


@pytest.mark.parametrize(("day", "slow"), [(179, False), (180, True), (181, True)])
def test_a_unit_is_slow_from_the_limit_on(day, slow):
	assert is_slow(RELEASED, RELEASED + timedelta(days=day), 180) is slow


def test_a_proposal_from_before_the_last_deal_does_not_count():
	assert not proposal_counts(date(2026, 2, 28), date(2026, 3, 1))
	assert proposal_counts(date(2026, 3, 1), date(2026, 3, 1))
	assert not proposal_counts(None, RELEASED)


def at(month: int, day: int, hour: int = 9) -> datetime:
	return datetime(2026, month, day, hour)


def test_subscription_and_contract_are_one_sale():
	claims = [
		Sold("D1", "A", at(2, 1), at(2, 5)),
		Sold("D1", "A", at(2, 5)),
		Sold("D2", "B", at(2, 1), at(2, 2)),
	]
	assert spells(claims) == [Sold("D1", "A", at(2, 1), None), Sold("D2", "B", at(2, 1), at(2, 2))]


def test_a_deal_that_stepped_back_in_between_is_sold_again():
	claims = [Sold("D1", "A", at(2, 1), at(2, 5)), Sold("D1", "A", at(2, 7))]
	assert len(spells(claims)) == 2


def test_a_month_shows_what_was_offered_sold_returned_and_left():
	released = [date(2026, 1, 1)] * 8 + [date(2026, 2, 10)] * 2
	sold = [Sold("D1", "A", at(1, 20), at(2, 3)), Sold("D2", "B", at(2, 1)), Sold("D3", "C", at(2, 28, 23))]
	january, february, march = months(date(2026, 1, 15), date(2026, 3, 1), released, sold)
	assert (january.stock_before, january.released, january.sold, january.stock) == (0, 8, ("D1",), 7)
	assert (february.stock_before, february.released, february.sold, february.ended, february.stock) == (
		7,
		2,
		("D2", "D3"),
		1,
		8,
	)
	assert float(round(february.rate, 1)) == 22.2
	assert (march.sold, march.stock) == ((), 8)


def test_without_anything_to_sell_there_is_no_rate():
	[month] = months(RELEASED, RELEASED, [], [])
	assert month.rate is None


days = st.dates(date(2026, 1, 1), date(2026, 12, 28))


@st.composite
def sales(draw):
	began = draw(days)
	ended = draw(st.none() | st.integers(0, 300).map(lambda more: began + timedelta(days=more)))
	moment = datetime.combine(began, datetime.min.time())
	return Sold(draw(st.uuids()).hex, "A", moment, ended and datetime.combine(ended, datetime.max.time()))


@given(st.lists(days), st.lists(sales(), max_size=8))
def test_the_stock_of_one_month_is_that_before_the_next(released, sold):
	rows = months(date(2026, 1, 1), date(2026, 12, 31), released, sold)
	assert [row.stock for row in rows[:-1]] == [row.stock_before for row in rows[1:]]
	assert sum(row.released for row in rows) == len(released)
	assert sum(len(row.sold) for row in rows) == len(sold)
