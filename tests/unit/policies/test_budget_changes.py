"""More, less and moved money (B7; rows 47 to 50)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import budget_changes as policy
from sales_ops.policies.budget_changes import CARRY_FORWARD, LAPSE, RETURN, SUPPLEMENT, TRANSFER, Move
from sales_ops.policies.budget_control import ACCUMULATED, ANNUAL, HARD_MONTH, MODES, Line, windows

M = ("2026-01", "2026-02", "2026-03")
HERE, THERE = ("A", M[0]), ("B", M[1])
MONEY = st.integers(0, 1000).map(Decimal)
MONTHLY = st.fixed_dictionaries(dict.fromkeys(M, MONEY))


def line(mode, *amounts) -> Line:
	return Line("A", "户外", mode, {month: Decimal(amount) for month, amount in zip(M, amounts, strict=True)})


def by_month(*amounts) -> dict[str, Decimal]:
	return {month: Decimal(amount) for month, amount in zip(M, amounts, strict=False)}


def codes(violations) -> list[str]:
	return [violation.code for violation in violations]


@pytest.mark.parametrize(
	("kind", "source", "target", "expected"),
	[
		(SUPPLEMENT, None, HERE, []),
		(SUPPLEMENT, None, None, ["budget_adjustment_target"]),
		(RETURN, HERE, None, []),
		(LAPSE, None, None, ["budget_adjustment_source"]),
		(TRANSFER, HERE, THERE, []),
		(TRANSFER, HERE, HERE, ["budget_adjustment_same"]),
		(TRANSFER, HERE, None, ["budget_adjustment_target"]),
		(CARRY_FORWARD, HERE, THERE, []),
		(CARRY_FORWARD, None, THERE, ["budget_adjustment_source"]),
	],
)
def test_each_kind_has_its_sides(kind, source, target, expected):
	assert codes(policy.check_moves(kind, [Move(1, Decimal(5), source, target)])) == expected


def test_an_adjustment_moves_something():
	assert codes(policy.check_moves(SUPPLEMENT, [])) == ["budget_adjustment_empty"]
	assert codes(policy.check_moves(SUPPLEMENT, [Move(1, Decimal(0), None, HERE)])) == [
		"budget_adjustment_amount"
	]


@given(st.lists(st.tuples(st.sampled_from([HERE, THERE]), st.sampled_from([HERE, THERE]), MONEY)))
def test_a_transfer_makes_nothing(rows):
	moves = [Move(number, amount, source, target) for number, (source, target, amount) in enumerate(rows)]
	assert sum(policy.deltas(TRANSFER, moves).values()) == 0


def test_what_each_kind_gives_and_takes():
	move = [Move(1, Decimal(5), HERE, THERE)]
	assert policy.deltas(SUPPLEMENT, move) == {THERE: 5}
	assert policy.deltas(LAPSE, move) == {HERE: -5}
	assert policy.deltas(CARRY_FORWARD, move) == {HERE: -5, THERE: 5}


@pytest.mark.parametrize(
	("mode", "changes", "consumed", "expected"),
	[
		(HARD_MONTH, (-40, 0, 0), (60, 0, 0), []),
		(HARD_MONTH, (-41, 0, 0), (60, 0, 0), ["budget_reduced_below_used"]),
		(HARD_MONTH, (-41, 41, 0), (60, 0, 0), ["budget_reduced_below_used"]),
		(ACCUMULATED, (0, -100, 0), (0, 100, 0), []),
		(ACCUMULATED, (-100, 0, 0), (0, 100, 0), []),
		(ACCUMULATED, (-100, -1, 0), (0, 100, 0), ["budget_reduced_below_used"]),
		(ACCUMULATED, (-100, 0, 100), (0, 150, 0), ["budget_reduced_below_used"]),
		(ANNUAL, (-100, 0, 0), (0, 0, 200), []),
		(ANNUAL, (-100, 0, -1), (0, 0, 200), ["budget_reduced_below_used"]),
		(ANNUAL, (-101, 0, 0), (0, 0, 0), ["budget_reduced_below_zero"]),
		(ANNUAL, (10, 0, 0), (0, 0, 999), []),
	],
)
def test_a_line_gives_only_what_it_has_not_used(mode, changes, consumed, expected):
	found = policy.check_reduction(line(mode, 100, 100, 100), by_month(*changes), by_month(*consumed))
	assert codes(found) == expected


def fits(one: Line, consumed) -> bool:
	return all(window.available >= 0 for window in windows(one, consumed))


@given(st.sampled_from(MODES), MONTHLY, MONTHLY)
def test_all_that_is_unused_can_be_taken_and_nothing_is_left(mode, allocated, consumed):
	one = Line("A", "A", mode, allocated)
	left = policy.unused(one, consumed)
	taken = {month: -amount for month, amount in left.items()}
	if fits(one, consumed):
		assert policy.check_reduction(one, taken, consumed) == []
		assert sum(left.values()) == sum(allocated.values()) - sum(consumed.values())


def test_a_month_that_was_helped_out_keeps_what_the_others_lent():
	found = policy.unused(line(ACCUMULATED, 100, 100, 100), by_month(0, 150, 0))
	assert found == {M[0]: 50, M[2]: 100}
