"""The clock of a meeting that is held (MEET-07)."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import meeting_clock as policy
from sales_ops.policies.meeting_clock import Clock

NINE = datetime(2026, 11, 5, 9)


def later(minutes: float) -> datetime:
	return NINE + timedelta(minutes=minutes)


def test_an_item_runs_and_its_minutes_are_counted():
	clock = policy.start(Clock("a", 10), NINE)
	assert (clock.started, clock.running_since, clock.ended) == (NINE, NINE, None)
	assert policy.minutes_used(clock, later(4.26)) == Decimal("4.3")
	clock = policy.stop(clock, later(12))
	assert (clock.used, clock.ended, clock.running_since) == (12, later(12), None)
	assert policy.overrun(clock.planned, clock.used) == 2


def test_an_item_taken_up_again_adds_its_time_and_keeps_its_first_start():
	clock = policy.stop(policy.start(Clock("a", 10), NINE), later(6))
	clock = policy.start(clock, later(20))
	assert (clock.started, clock.ended) == (NINE, None)
	clock = policy.stop(clock, later(25))
	assert (clock.used, clock.started, clock.ended) == (11, NINE, later(25))


def test_a_second_click_changes_nothing():
	running = policy.start(Clock("a", 10), NINE)
	assert policy.start(running, later(3)) == running
	ended = policy.stop(running, later(5))
	assert policy.stop(ended, later(9)) == ended


def test_time_that_runs_backwards_takes_nothing_away():
	assert policy.minutes_used(Clock("a", 10, NINE, None, NINE, Decimal(3)), later(-5)) == 3


def test_an_item_that_ends_early_is_not_over():
	assert policy.overrun(10, Decimal("7.5")) == 0


@pytest.mark.parametrize(
	("begun", "found"),
	[
		([], "a"),
		([("a", True)], "b"),
		([("a", False)], "b"),
		([("a", False), ("c", False)], "d"),
		([("a", False), ("c", False), ("d", False)], "b"),
		([("a", False), ("b", False), ("c", False), ("d", True)], None),
		# "a" is taken up again after "b": on with what comes after it and was not begun.
		([("b", False), ("a", True)], "c"),
	],
)
def test_the_next_item_is_the_first_one_not_begun_after_the_latest(begun, found):
	clocks = {name: Clock(name, 10) for name in "abcd"}
	for number, (name, runs) in enumerate(begun):
		clocks[name] = policy.start(clocks[name], later(number * 10))
		if not runs:
			clocks[name] = policy.stop(clocks[name], later(number * 10 + 9))
	assert policy.next_item(list(clocks.values())) == found


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=8))
def test_used_minutes_are_the_sum_of_the_runs(runs):
	clock, now = Clock("a", 10), NINE
	for pause, length in runs:
		now += timedelta(minutes=pause)
		clock = policy.start(clock, now)
		now += timedelta(minutes=length)
		clock = policy.stop(clock, now)
	assert clock.used == sum(length for _pause, length in runs)
