"""A deal counts for its consultant from X % collected on, and is taken back when it ends."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.performance import Sale, commission, counted_on, missing, needed, tally

TEN = Decimal(10)
START = date(2026, 1, 1)


def day(number: int) -> date:
	return START + timedelta(days=number)


def sale(*receipts: tuple[int, int], ended: int | None = None, began: int = 0) -> Sale:
	"""A deal over 1,000,000; days are counted from the first of January."""
	paid = tuple((day(number), Decimal(amount)) for number, amount in receipts)
	return Sale(Decimal(1_000_000), day(began), paid, None if ended is None else day(ended))


@pytest.mark.parametrize(
	("receipts", "expected"),
	[
		([], None),
		([(0, 99_999)], None),
		([(0, 99_999), (5, 1)], 5),
		([(0, 50_000), (3, 50_000), (9, 800_000)], 3),
		([(9, 90_000), (2, 10_000)], 9),
	],
)
def test_a_deal_counts_from_the_receipt_that_reaches_the_share(receipts, expected):
	assert counted_on(sale(*receipts), TEN) == (None if expected is None else day(expected))


def test_a_deal_falls_back_when_the_receipt_that_reached_the_share_is_cancelled():
	paid = sale((0, 50_000), (3, 60_000))
	assert counted_on(paid, TEN) == day(3)
	assert counted_on(replace(paid, receipts=paid.receipts[:1]), TEN) is None


def test_without_a_share_a_deal_counts_from_its_first_money():
	assert counted_on(sale((4, 1)), Decimal(0)) == day(4)
	assert counted_on(sale(), Decimal(0)) is None


def test_money_that_an_exchange_brought_counts_from_the_new_deals_first_day():
	assert counted_on(sale((0, 300_000), began=20), TEN) == day(20)


def test_a_deal_that_ended_before_it_would_have_counted_never_counts():
	assert counted_on(sale((0, 50_000), (9, 50_000), ended=5), TEN) is None
	assert counted_on(sale((0, 100_000), ended=0), TEN) == day(0)


def test_what_is_missing_is_what_the_share_lacks():
	assert missing(sale((0, 30_000), (8, 30_000)), TEN, day(5)) == 70_000
	assert missing(sale((0, 300_000)), TEN, day(5)) == 0
	assert needed(Decimal(1_000_000), Decimal("2.5")) == 25_000


def test_a_month_has_what_began_to_count_less_what_was_taken_back():
	january = (day(0), day(30))
	found = tally(
		[sale((3, 100_000)), sale((3, 100_000), ended=20), sale((3, 100_000), ended=40), sale((3, 1))],
		TEN,
		*january,
	)
	assert (found.counted, found.taken_back, found.net, found.net_amount) == (3, 1, 2, 2_000_000)
	assert (found.waiting, found.waiting_amount, found.missing) == (1, 1_000_000, 99_999)


sales = st.builds(
	Sale,
	price=st.integers(1, 10**7).map(Decimal),
	began_on=st.integers(0, 60).map(day),
	receipts=st.lists(
		st.tuples(st.integers(0, 90).map(day), st.integers(1, 10**6).map(Decimal)), max_size=6
	).map(tuple),
	ended_on=st.none() | st.integers(60, 120).map(day),
)
shares = st.integers(0, 100).map(Decimal)


@given(st.lists(sales, max_size=6), shares, st.integers(0, 119))
def test_two_periods_that_follow_each_other_add_up_to_the_whole(deals, share, cut):
	first, second = tally(deals, share, day(0), day(cut)), tally(deals, share, day(cut + 1), day(120))
	whole = tally(deals, share, day(0), day(120))
	assert first.net + second.net == whole.net
	assert first.net_amount + second.net_amount == whole.net_amount
	assert (second.waiting, second.missing) == (whole.waiting, whole.missing)


@given(st.lists(sales, max_size=6), shares)
def test_over_all_time_what_counts_is_live_and_what_waits_is_the_rest(deals, share):
	found = tally(deals, share, day(0), day(200))
	live = [deal for deal in deals if deal.ended_on is None]
	assert found.net + found.waiting == len(live)
	assert found.counted_amount >= found.taken_back_amount


@given(sales, shares, st.integers(0, 5))
def test_a_cancelled_receipt_never_makes_a_deal_count_earlier(deal, share, at):
	fewer = replace(deal, receipts=deal.receipts[:at] + deal.receipts[at + 1 :])
	before, after = counted_on(deal, share), counted_on(fewer, share)
	assert after is None or (before is not None and after >= before)


def test_commission_is_a_percentage_to_the_cent_and_owed_back_when_deals_were_taken_back():
	assert commission(Decimal("1000000"), Decimal("0.35")) == Decimal("3500.00")
	assert commission(Decimal("333.33"), Decimal("1.5")) == Decimal("5.00")
	assert commission(Decimal("-200000"), Decimal("0.5")) == Decimal("-1000.00")
