"""Promises to pay on both sides of every limit, and what holds for any receipts."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.promises import (
	BROKEN,
	KEPT,
	OPEN,
	PARTLY_KEPT,
	Promise,
	Receipt,
	check_promise,
	judge,
)

CALLED = datetime(2026, 3, 2, 10, 0)
DUE = date(2026, 3, 6)
PROMISE = Promise(Decimal(100), CALLED, DUE)


def receipt(day: date, amount: int, at: time = time(12)) -> Receipt:
	return Receipt(day, datetime.combine(day, at), Decimal(amount))


def status(*receipts: Receipt, on: date = DUE) -> str:
	return judge(PROMISE, receipts, on).status


def test_it_is_open_to_the_end_of_the_promised_day_and_broken_on_the_next():
	assert status(on=DUE) == OPEN
	assert status(on=DUE + timedelta(days=1)) == BROKEN


def test_two_part_receipts_keep_it_on_the_day_of_the_second():
	found = judge(PROMISE, [receipt(DUE, 60), receipt(date(2026, 3, 4), 40)], DUE)
	assert (found.status, found.received, found.kept_on) == (KEPT, 100, DUE)


def test_a_part_is_open_until_the_day_and_partly_kept_after_it():
	part = receipt(date(2026, 3, 4), 99)
	assert status(part) == OPEN
	assert status(part, on=DUE + timedelta(days=1)) == PARTLY_KEPT


@pytest.mark.parametrize(
	("day", "counted"),
	[(date(2026, 3, 1), False), (date(2026, 3, 3), True), (DUE, True), (date(2026, 3, 7), False)],
)
def test_only_money_between_the_call_and_the_promised_day_counts(day, counted):
	assert judge(PROMISE, [receipt(day, 100)], date(2026, 3, 9)).received == (100 if counted else 0)


def test_on_the_day_of_the_call_only_what_was_recorded_after_it_counts():
	assert status(receipt(CALLED.date(), 100, time(9, 59))) == OPEN
	assert status(receipt(CALLED.date(), 100, time(10, 0))) == KEPT


def test_a_promise_needs_an_amount_that_is_owed_and_a_day_that_is_not_over():
	def codes(amount: int, due_date: date, outstanding: int = 100) -> list[str]:
		promise = Promise(Decimal(amount), CALLED, due_date)
		return [found.code for found in check_promise(promise, Decimal(outstanding))]

	assert codes(100, CALLED.date()) == []
	assert codes(0, DUE) == ["promise_not_positive"]
	assert codes(101, DUE) == ["promise_above_outstanding"]
	assert codes(100, date(2026, 3, 1)) == ["promise_before_call"]


receipts = st.lists(
	st.builds(
		receipt,
		st.dates(date(2026, 2, 25), date(2026, 3, 12)),
		st.integers(1, 80),
		st.sampled_from([time(8), time(12)]),
	),
	max_size=6,
)
days = st.dates(date(2026, 3, 2), date(2026, 3, 12))


@given(receipts, days)
def test_more_money_never_makes_it_worse(rows, on):
	order = [BROKEN, PARTLY_KEPT, OPEN, KEPT]
	with_more = [*rows, receipt(date(2026, 3, 5), 10)]
	assert order.index(status(*with_more, on=on)) >= order.index(status(*rows, on=on))


@given(receipts, days)
def test_the_order_of_the_receipts_does_not_matter(rows, on):
	assert judge(PROMISE, rows, on) == judge(PROMISE, rows[::-1], on)


@given(receipts, days)
def test_kept_is_final_and_every_other_status_fits_the_day(rows, on):
	found = judge(PROMISE, rows, on)
	assert (found.status == KEPT) == (found.kept_on is not None) == (found.received >= PROMISE.amount)
	if found.status == OPEN:
		assert on <= DUE
	if found.status in (BROKEN, PARTLY_KEPT):
		assert on > DUE and (found.status == PARTLY_KEPT) == (found.received > 0)
