"""Buckets, clocks and the next action, on both sides of every limit."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import arrears
from sales_ops.policies.arrears import ClockTerms, Deal, Due, assess
from sales_ops.policies.working_days import WorkCalendar

TERMS = ClockTerms()
DUE = date(2026, 1, 31)


def due(kind: str, outstanding: int, due_date: date = DUE, seq: int = 1) -> Due:
	return Due(seq, kind, due_date, Decimal(outstanding))


def signed(*rows: Due) -> Deal:
	return Deal(signed=True, full_deposit_on=date(2026, 1, 20), rows=rows)


def action(deal: Deal, on: date) -> str:
	return assess(deal, TERMS, on).action


@pytest.mark.parametrize(
	("days", "bucket"),
	[
		(1, "0-7"),
		(7, "0-7"),
		(8, "8-30"),
		(30, "8-30"),
		(31, "31-90"),
		(90, "31-90"),
		(91, "91-180"),
		(180, "91-180"),
		(181, "180+"),
	],
)
def test_buckets_begin_and_end_on_their_days(days, bucket):
	assert arrears.bucket_of(days) == bucket


@pytest.mark.parametrize(
	("days", "expected"),
	[
		(-4, "None"),
		(-3, "Remind"),
		(0, "Remind"),
		(1, "Call"),
		(7, "Call"),
		(8, "Propose Forfeiture"),
		(37, "Propose Forfeiture"),
		(38, "Refer to Legal"),
	],
)
def test_a_missing_down_payment(days, expected):
	deal = signed(
		due("Deposit", 0), due("Down Payment", 300, seq=2), due("Bank Loan", 700, DUE + timedelta(45), 3)
	)
	assert action(deal, DUE + timedelta(days)) == expected


@pytest.mark.parametrize(
	("on", "expected"),
	[
		(date(2026, 2, 28), "Call"),  # one calendar month after 31 January is the end of February
		(date(2026, 3, 1), "Propose Return"),
		(date(2026, 3, 30), "Propose Return"),
		(date(2026, 3, 31), "Refer to Legal"),
	],
)
def test_a_missing_balance_when_the_down_payment_is_paid(on, expected):
	deal = signed(due("Down Payment", 0, date(2026, 1, 1)), due("Bank Loan", 700, seq=2))
	assert action(deal, on) == expected


def test_a_plan_paid_at_once_runs_against_the_forfeiture_limit():
	deal = signed(due("Deposit", 0), due("Final Payment", 950, seq=2))
	assert action(deal, DUE + timedelta(8)) == "Propose Forfeiture"


@pytest.mark.parametrize(
	("days", "expected"),
	[(0, "Sign Contract"), (7, "Sign Contract"), (8, "Propose Forfeiture"), (38, "Refer to Legal")],
)
def test_a_full_deposit_without_a_signature(days, expected):
	deal = Deal(signed=False, full_deposit_on=DUE, rows=(due("Deposit", 0),))
	assert action(deal, DUE + timedelta(days)) == expected


def test_a_deal_without_any_money_has_no_clock_and_is_called_when_late():
	deal = Deal(signed=False, full_deposit_on=None, rows=(due("Deposit", 40),))
	found = assess(deal, TERMS, DUE + timedelta(20))
	assert (found.clock, found.action, found.overdue) == (None, "Call", 40)


@pytest.mark.parametrize(
	("days", "expected"), [(0, "Remind"), (7, "Call"), (8, "Propose Forfeiture"), (38, "Refer to Legal")]
)
def test_a_temporary_deposit_whose_rest_is_missing(days, expected):
	rows = (due("Temporary Deposit", 0, DUE - timedelta(3)), due("Deposit", 40, seq=2))
	deal = Deal(signed=False, full_deposit_on=None, rows=rows, has_paid=True)
	assert action(deal, DUE + timedelta(days)) == expected


@pytest.mark.parametrize(
	("days", "expected"),
	[(8, "Sign Contract"), (15, "Sign Contract"), (16, "Propose Forfeiture"), (46, "Refer to Legal")],
)
def test_the_agreed_day_of_signing_is_waited_for(days, expected):
	deal = Deal(False, DUE, (due("Deposit", 0),), has_paid=True, sign_by=DUE + timedelta(15))
	assert action(deal, DUE + timedelta(days)) == expected


def test_an_earlier_day_of_signing_does_not_shorten_the_term():
	deal = Deal(False, DUE, (due("Deposit", 0),), has_paid=True, sign_by=DUE + timedelta(2))
	assert assess(deal, TERMS, DUE + timedelta(5)).clock.limit == 7


# 31 January 2026 is a Saturday; the office is closed on Sundays and, by its list, from the 2nd to the 4th of February.
NEW_YEAR = WorkCalendar(
	"Sunday", frozenset(date(2026, 2, day) for day in (1, 2, 3, 4, 8)), DUE, date(2026, 2, 10)
)


@pytest.mark.parametrize(
	("on", "day", "expected"),
	[
		(date(2026, 2, 4), None, "Call"),
		(date(2026, 2, 5), 1, "Call"),
		(date(2026, 2, 12), 7, "Call"),
		(date(2026, 2, 13), 8, "Propose Forfeiture"),
	],
)
def test_in_working_days_the_term_leaves_out_holidays_and_days_off(on, day, expected):
	found = assess(signed(due("Down Payment", 300)), ClockTerms(calendar=NEW_YEAR), on)
	assert (found.clock and found.clock.day, found.action) == (day, expected)


def test_the_clock_says_day_five_of_seven():
	clock = assess(signed(due("Down Payment", 300)), TERMS, DUE + timedelta(5)).clock
	assert (clock.day, clock.limit, clock.is_over, clock.deadline) == (5, 7, False, date(2026, 2, 7))


def test_the_offices_own_limits_count():
	deal = signed(due("Down Payment", 300))
	assert assess(deal, ClockTerms(forfeiture_days=10), DUE + timedelta(8)).action == "Call"


def test_nothing_is_overdue_on_its_due_date():
	found = assess(signed(due("Down Payment", 300)), TERMS, DUE)
	assert (found.overdue, found.days_overdue, found.oldest_due) == (0, 0, None)


def test_a_paid_deal_needs_nothing():
	found = assess(signed(due("Down Payment", 0), due("Bank Loan", 0, seq=2)), TERMS, DUE + timedelta(400))
	assert (found.action, found.clock, found.outstanding) == ("None", None, 0)


rows = st.lists(
	st.builds(
		Due,
		seq=st.integers(1, 30),
		kind=st.sampled_from(["Deposit", "Down Payment", "Instalment", "Bank Loan"]),
		due_date=st.dates(date(2024, 1, 1), date(2028, 1, 1)),
		outstanding=st.integers(0, 10**8).map(lambda value: Decimal(value) / 100),
	),
	max_size=10,
).map(tuple)


@given(rows=rows, is_signed=st.booleans(), on=st.dates(date(2024, 1, 1), date(2028, 1, 1)))
def test_the_buckets_sum_to_the_overdue_amount_and_that_is_at_most_the_outstanding(rows, is_signed, on):
	found = assess(Deal(is_signed, None if is_signed else on, rows), TERMS, on)
	assert sum(found.buckets.values()) == found.overdue <= found.outstanding
	assert (found.days_overdue > 0) == (found.overdue > 0)


@given(rows=rows, on=st.dates(date(2024, 1, 1), date(2027, 1, 1)), later=st.integers(1, 400))
def test_with_time_alone_a_deal_only_gets_later(rows, on, later):
	ranks = (
		"None",
		"Remind",
		"Sign Contract",
		"Call",
		"Propose Return",
		"Propose Forfeiture",
		"Refer to Legal",
	)
	deal = Deal(True, None, rows)
	before, after = (assess(deal, TERMS, day) for day in (on, on + timedelta(later)))
	assert after.overdue >= before.overdue
	assert after.days_overdue >= before.days_overdue
	assert before.action not in ranks[4:] or after.action in ranks[4:]
