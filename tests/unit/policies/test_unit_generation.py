"""Units made at once: every floor and stack once, distinct numbers, a price that steps by the floor."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales_ops.policies import unit_generation as policy
from sales_ops.policies.unit_generation import Plan, Stack

STACKS = (Stack(1, Decimal("118.5"), Decimal("95.2")), Stack(2, Decimal(89), Decimal(70)))
PLAN = Plan(1, 3, STACKS, "{floor}{stack:02}", rate=Decimal(10_000), step=Decimal(100))


def test_a_plan_gives_numbers_areas_and_prices():
	units = policy.generate(PLAN)
	assert [unit.unit_no for unit in units] == ["101", "102", "201", "202", "301", "302"]
	top = units[4]
	assert (top.floor, top.stack, top.built_area) == (3, 1, Decimal("118.5"))
	assert (top.list_rate, top.list_amount) == (Decimal(10_200), Decimal("1208700.00"))


def test_inner_area_and_whole_units_are_priced_as_such():
	inner = policy.generate(replace(PLAN, price_basis="Inner Area"))[0]
	assert inner.list_amount == Decimal("952000.00")
	whole = policy.generate(replace(PLAN, price_basis="Whole Unit"))[2]
	assert (whole.list_rate, whole.list_amount) == (0, Decimal(10_100))


def test_floor_0_and_skipped_floors_are_left_out_and_the_price_does_not_jump():
	plan = replace(PLAN, floor_from=-1, floor_to=5, skip_floors=frozenset({4}), stacks=STACKS[:1])
	units = policy.generate(plan)
	assert [unit.unit_no for unit in units] == ["B101", "101", "201", "301", "501"]
	assert [unit.list_rate for unit in units] == [10_000 + 100 * index for index in range(5)]


def test_what_exists_is_marked():
	assert [unit.exists for unit in policy.generate(PLAN, {"101", "302"})] == [True, *[False] * 4, True]


@pytest.mark.parametrize(
	("changes", "code"),
	[
		({"floor_to": 0}, "generate_floors"),
		({"floor_to": 10**9}, "generate_too_many"),
		({"stacks": ()}, "generate_nothing"),
		({"skip_floors": frozenset({1, 2, 3})}, "generate_nothing"),
		({"stacks": (Stack(1), Stack(1))}, "generate_stack"),
		({"stacks": (Stack(0),)}, "generate_stack"),
		({"pattern": "{floor.__class__}{stack}"}, "generate_pattern"),
		({"pattern": "{floor!r}{stack}"}, "generate_pattern"),
		({"pattern": "{floor:99999}{stack}"}, "generate_pattern"),
		({"pattern": "{0}"}, "generate_pattern"),
		({"pattern": "{floor"}, "generate_pattern"),
		({"pattern": "A"}, "generate_pattern"),
		({"pattern": "{floor}"}, "generate_number_twice"),
		({"rate": Decimal(-1)}, "generate_price"),
		({"rate": Decimal(100), "step": Decimal(-60)}, "generate_price"),
		({"stacks": (Stack(1, Decimal(-1)),)}, "generate_area"),
	],
)
def test_a_plan_that_does_not_hold_is_refused(changes, code):
	assert [violation.code for violation in policy.check(replace(PLAN, **changes))] == [code]


@given(
	st.integers(-5, 40),
	st.integers(0, 30),
	st.lists(st.integers(1, 12), min_size=1, max_size=8, unique=True),
	st.frozensets(st.integers(-5, 60), max_size=5),
	st.integers(-3, 3),
)
def test_each_floor_and_stack_gets_one_unit_with_a_number_of_its_own(first, height, stacks, skipped, step):
	plan = Plan(
		first,
		first + height,
		tuple(map(Stack, stacks)),
		"{floor}-{stack:02}",
		"Whole Unit",
		Decimal(100),
		step,
		skipped,
	)
	if policy.check(plan):
		return
	units = policy.generate(plan)
	places = {(unit.floor, unit.stack) for unit in units}
	assert (
		len(units)
		== len(places)
		== len({unit.unit_no for unit in units})
		== len(policy.floors(plan)) * len(stacks)
	)
	assert not {floor for floor, _ in places} & (skipped | {0})
	assert all(unit.list_amount >= 0 for unit in units)
