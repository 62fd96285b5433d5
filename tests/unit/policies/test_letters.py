"""Letters to late customers: which one is next, on which day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies.letters import (
	FINAL_NOTICE,
	LEVELS,
	REMINDER,
	TERMINATION_NOTICE,
	Sent,
	check_letter,
	next_level,
	pay_by,
)

DUE = date(2026, 11, 1)


def sent(level: str, day: int, pay_until: int) -> Sent:
	return Sent(level, date(2026, 11, day), date(2026, 11, pay_until))


def test_nothing_overdue_no_letter():
	assert next_level([], None, date(2026, 11, 2)) is None


def test_arrears_begin_with_a_reminder():
	assert next_level([], DUE, date(2026, 11, 2)) == REMINDER


@pytest.mark.parametrize(("day", "level"), [(8, None), (9, None), (10, FINAL_NOTICE)])
def test_the_next_letter_waits_until_the_day_of_payment_has_passed(day, level):
	assert next_level([sent(REMINDER, 2, 9)], DUE, date(2026, 11, day)) == level


def test_the_final_notice_is_followed_by_the_termination_and_that_by_nothing():
	letters = [sent(REMINDER, 2, 9), sent(FINAL_NOTICE, 10, 17)]
	assert next_level(letters, DUE, date(2026, 11, 18)) == TERMINATION_NOTICE
	letters.append(sent(TERMINATION_NOTICE, 18, 25))
	assert next_level(letters, DUE, date(2026, 12, 31)) is None


def test_letters_about_arrears_that_were_paid_do_not_count():
	assert next_level([sent(REMINDER, 2, 9)], date(2026, 11, 20), date(2026, 11, 21)) == REMINDER


def test_a_letter_of_the_due_day_itself_asked_for_earlier_arrears():
	assert next_level([sent(REMINDER, 1, 8)], DUE, date(2026, 11, 20)) == REMINDER


@given(st.integers(1, 60), st.lists(st.integers(0, 20), min_size=1, max_size=40))
def test_whoever_writes_each_letter_that_is_due_goes_through_all_levels_once(grace, gaps):
	letters, on = [], DUE
	for gap in gaps:
		on += timedelta(days=gap + 1)
		level = next_level(letters, DUE, on)
		if level:
			assert not letters or on > letters[-1].pay_by
			letters.append(Sent(level, on, pay_by(on, grace)))
	assert [letter.level for letter in letters] == list(LEVELS[: len(letters)])


@pytest.mark.parametrize(
	("facts", "codes"),
	[
		((REMINDER, REMINDER, 1, False), []),
		((REMINDER, FINAL_NOTICE, 1, False), []),
		((FINAL_NOTICE, REMINDER, 1, False), ["letter_skips_level"]),
		((REMINDER, None, 1, False), ["letter_not_due"]),
		((REMINDER, None, 0, False), ["letter_nothing_overdue"]),
		((REMINDER, REMINDER, 1, True), ["letter_in_litigation"]),
	],
)
def test_what_may_go_out(facts, codes):
	level, due_level, overdue, in_litigation = facts
	found = check_letter(level, due_level, Decimal(overdue), in_litigation, DUE, DUE)
	assert [violation.code for violation in found] == codes


def test_a_letter_asks_for_money_on_its_day_or_later():
	(found,) = check_letter(REMINDER, REMINDER, Decimal(1), False, DUE, DUE - timedelta(days=1))
	assert found.code == "letter_pay_by_before"
