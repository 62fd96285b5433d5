"""Deadlines of plans, exact rows, the maximum of three months' issues, key checks and decisions."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.consignment_demand import (
	CONFIRMED,
	DAILY,
	LARGE_BATCH,
	LARGE_COMMON,
	LARGE_LINE,
	MONTHLY,
	REDUCED,
	REFUSED,
	REPEATED,
	SUPPLEMENTARY,
	Deadlines,
	Decision,
	KeyCheck,
	Line,
	call_off_due,
	check_decisions,
	check_filing,
	check_lines,
	check_maximum,
	decided,
	default_day,
	due_at,
	is_late,
	key_checks,
	plan_period,
	purchase_plan_due,
)

TODAY = date(2026, 11, 25)
TERMS, CHECK = Deadlines(), KeyCheck()
DECEMBER = plan_period(MONTHLY, date(2026, 12, 1))
TOMORROW = plan_period(DAILY, date(2026, 11, 26))
amounts = st.integers(0, 10**7).map(lambda value: Decimal(value) / 100)
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def codes(violations) -> list[str]:
	return [violation.code.removeprefix("consignment_plan_") for violation in violations]


def line(quantity=1, idx=1, item="A", **values) -> Line:
	values = {"needed_by": date(2026, 12, 10), **values}
	return Line(idx, item, Decimal(quantity), **values)


# deadlines


@pytest.mark.parametrize(
	("day", "late"), [(date(2026, 11, 25), False), (date(2026, 11, 26), False), (date(2026, 11, 27), True)]
)
def test_a_monthly_plan_is_due_four_days_before_the_month_ends(day, late):
	due = due_at(MONTHLY, DECEMBER, TERMS)
	assert due == datetime(2026, 11, 26, 23, 59, 59)
	assert is_late(MONTHLY, datetime.combine(day, time(23, 59, 59, 999999)), due) is late


@pytest.mark.parametrize(
	("moment", "late"),
	[
		(datetime(2026, 11, 24, 23, 0), False),
		(datetime(2026, 11, 25, 10, 59, 59), False),
		(datetime(2026, 11, 25, 11, 0), True),
		(datetime(2026, 11, 26, 8, 0), True),
	],
)
def test_a_daily_plan_is_filed_before_eleven_on_the_day_before(moment, late):
	assert is_late(DAILY, moment, due_at(DAILY, TOMORROW, TERMS)) is late


def test_a_supplementary_plan_has_no_deadline():
	assert due_at(SUPPLEMENTARY, DECEMBER, TERMS) is None
	assert not is_late(SUPPLEMENTARY, datetime(2030, 1, 1), None)


def test_the_purchase_plan_is_due_two_days_before_the_month_ends_and_called_off_within_two():
	assert purchase_plan_due(DECEMBER, TERMS) == date(2026, 11, 28)
	assert call_off_due(date(2026, 11, 28), TERMS) == date(2026, 11, 30)


@given(days)
def test_a_plan_begun_on_any_day_is_for_what_lies_ahead(today):
	assert plan_period(MONTHLY, default_day(MONTHLY, today)).start > today
	assert plan_period(DAILY, default_day(DAILY, today)).start == today + timedelta(1)
	assert plan_period(SUPPLEMENTARY, default_day(SUPPLEMENTARY, today)).start <= today


@given(days, st.integers(0, 20), st.integers(0, 20))
def test_plans_go_to_the_buyer_before_the_month_and_after_they_are_due(day, monthly_days, purchase_days):
	terms = Deadlines(monthly_days=max(monthly_days, purchase_days), purchase_days=purchase_days)
	month = plan_period(MONTHLY, day)
	assert due_at(MONTHLY, month, terms).date() <= purchase_plan_due(month, terms) < month.start


# filing

IN_TIME, TOO_LATE = datetime(2026, 11, 26, 12, 0), datetime(2026, 11, 27, 0, 0)
DUE = due_at(MONTHLY, DECEMBER, TERMS)


def test_a_late_plan_needs_a_reason():
	assert codes(check_filing(MONTHLY, DECEMBER, TOO_LATE, DUE, " ", None)) == ["late"]
	assert check_filing(MONTHLY, DECEMBER, TOO_LATE, DUE, "flood", None) == []
	assert check_filing(MONTHLY, DECEMBER, IN_TIME, DUE, None, None) == []


def test_nothing_is_planned_for_a_month_that_is_over():
	moment = datetime(2027, 1, 1)
	assert codes(check_filing(MONTHLY, DECEMBER, moment, DUE, "flood", None)) == ["period_over"]


def test_a_supplementary_plan_says_why_it_was_in_no_plan():
	filed = check_filing(SUPPLEMENTARY, DECEMBER, IN_TIME, None, None, "")
	assert codes(filed) == ["without_reason"]
	assert check_filing(SUPPLEMENTARY, DECEMBER, IN_TIME, None, None, "breakdown") == []


@pytest.mark.parametrize(
	("values", "found"),
	[
		({}, []),
		({"quantity": 0}, ["quantity"]),
		({"is_direct": True}, ["place_missing"]),
		({"is_direct": True, "place": "Shaft 3"}, []),
		({"needed_by": None}, ["day_missing"]),
		({"needed_by": date(2026, 11, 30)}, ["day_outside"]),
		({"needed_by": date(2026, 12, 31)}, []),
		({"needed_by": date(2027, 1, 1)}, ["day_outside"]),
	],
)
def test_every_line_is_exact(values, found):
	assert codes(check_lines([line(**values)], MONTHLY, DECEMBER)) == found


# three months' issues


@pytest.mark.parametrize(("planned", "found"), [(29, []), (30, []), (31, ["above_maximum"])])
def test_an_item_is_planned_for_at_most_what_the_last_months_used(planned, found):
	assert codes(check_maximum([line(planned, issued=Decimal(30))], 3)) == found


def test_the_lines_of_an_item_count_together_and_are_told_once():
	rows = [line(20, idx=idx, issued=Decimal(30)) for idx in (1, 2)]
	assert codes(check_maximum(rows, 3)) == ["above_maximum"]


def test_an_item_without_history_needs_a_reason_in_writing():
	assert codes(check_maximum([line(5)], 3)) == ["without_history"]
	assert check_maximum([line(5, reason="new machine")], 3) == []


@given(amounts, amounts)
def test_without_a_limit_of_months_everything_passes(planned, issued):
	assert check_maximum([line(planned, issued=issued)], 0) == []


# key checks


@pytest.mark.parametrize(
	("amount", "found"), [("49999.99", ()), ("50000", (LARGE_COMMON,)), ("50000.01", (LARGE_COMMON,))]
)
def test_a_common_item_is_checked_from_fifty_thousand_on(amount, found):
	assert key_checks([line(amount=Decimal(amount), is_common=True, times_filed=9)], CHECK) == [found]


@pytest.mark.parametrize(("amount", "found"), [("4999.99", ()), ("5000", (LARGE_LINE,))])
def test_another_item_is_checked_from_five_thousand_on(amount, found):
	assert key_checks([line(amount=Decimal(amount))], CHECK) == [found]


def test_other_items_are_checked_together_from_thirty_thousand_on():
	small = [line(idx=idx, amount=Decimal(4_300)) for idx in range(7)]
	assert key_checks(small, CHECK) == [(LARGE_BATCH,)] * 7
	common = line(idx=8, amount=Decimal(40_000), is_common=True)
	assert key_checks([*small[:6], common], CHECK) == [()] * 7


def test_an_item_filed_twice_in_the_month_is_checked():
	assert key_checks([line(times_filed=1), line(times_filed=2)], CHECK) == [(), (REPEATED,)]


@given(st.lists(amounts, max_size=6), st.lists(st.integers(1, 3), min_size=6, max_size=6))
def test_limits_of_zero_check_nothing(values, times):
	rows = [line(amount=amount, times_filed=time) for amount, time in zip(values, times, strict=False)]
	off = KeyCheck(Decimal(0), Decimal(0), Decimal(0), 0)
	assert key_checks(rows, off) == [()] * len(rows)


@given(st.lists(st.tuples(amounts, st.booleans()), max_size=6))
def test_a_larger_line_is_never_checked_less(rows):
	before = [line(amount=amount, is_common=common) for amount, common in rows]
	after = [line(amount=amount + 1, is_common=common) for amount, common in rows]
	for less, more in zip(key_checks(before, CHECK), key_checks(after, CHECK), strict=True):
		assert set(less) <= set(more)


# decisions


def one(**values) -> Decision:
	return Decision(1, "A", planned=Decimal(10), **values)


@pytest.mark.parametrize(
	("values", "approved"),
	[
		({}, 10),
		({"decision": CONFIRMED, "approved": Decimal(3)}, 10),
		({"decision": REDUCED, "approved": Decimal(3)}, 3),
		({"decision": REFUSED, "approved": Decimal(3)}, 0),
	],
)
def test_the_approved_quantity_follows_from_the_decision(values, approved):
	assert decided(one(**values)).approved == approved


@pytest.mark.parametrize(
	("values", "found"),
	[
		({}, []),
		({"is_checked": True}, ["undecided"]),
		({"is_checked": True, "decision": CONFIRMED}, ["without_remark"]),
		({"is_checked": True, "decision": CONFIRMED, "remark": "seen"}, []),
		({"decision": REFUSED}, ["without_remark"]),
		({"decision": CONFIRMED}, []),
		({"decision": REDUCED, "approved": Decimal(10), "remark": "seen"}, ["not_reduced"]),
		({"decision": REDUCED, "approved": Decimal(0), "remark": "seen"}, ["not_reduced"]),
		({"decision": REDUCED, "approved": Decimal(9), "remark": "seen"}, []),
	],
)
def test_a_checked_line_is_decided_with_a_remark(values, found):
	assert codes(check_decisions([one(**values)])) == found
