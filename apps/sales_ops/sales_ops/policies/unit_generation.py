"""Many units at once: floors × stacks, a numbering pattern, and a price that steps by the floor (feature 3)."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from string import Formatter

from sales_ops.policies.money import ZERO
from sales_ops.policies.pricing import BUILT_AREA, INNER_AREA, WHOLE_UNIT, list_amount
from sales_ops.policies.violations import Violation

MOST_UNITS = 1000
_FIELDS = frozenset({"floor", "stack"})
_SPEC = re.compile(r"0?[1-9]?")


@dataclass(frozen=True)
class Stack:
	"""A column of a building: its number and the areas (m²) that its units have on every floor."""

	stack: int
	built_area: Decimal = ZERO
	inner_area: Decimal = ZERO


@dataclass(frozen=True)
class Plan:
	"""What to make. `rate` is the price of a m², or of a unit that is priced as a whole, on the lowest floor; each
	further floor adds `step`. There is no floor 0; basements are below zero."""

	floor_from: int
	floor_to: int
	stacks: tuple[Stack, ...]
	pattern: str
	price_basis: str = BUILT_AREA
	rate: Decimal = ZERO
	step: Decimal = ZERO
	skip_floors: frozenset[int] = frozenset()


@dataclass(frozen=True)
class PlannedUnit:
	"""A unit to be made; `exists` when the building has one of that number already."""

	unit_no: str
	floor: int
	stack: int
	built_area: Decimal
	inner_area: Decimal
	list_rate: Decimal
	list_amount: Decimal
	exists: bool = False


def check(plan: Plan) -> list[Violation]:
	"""Everything that keeps a plan from being carried out."""
	return _check_shape(plan) or _check_pattern(plan.pattern) or _check_prices(plan) or _check_numbers(plan)


def generate(plan: Plan, existing: Collection[str] = (), precision: int = 2) -> list[PlannedUnit]:
	"""The units of a plan that `check` found right, floor by floor from below.

	Args:
		existing: numbers that the building has; their units are marked, not made again.
		precision: decimals of the currency.
	"""
	return [
		_unit(plan, stack, floor, index, existing, precision)
		for index, floor in enumerate(floors(plan))
		for stack in plan.stacks
	]


def floors(plan: Plan) -> list[int]:
	"""The floors from below, without floor 0 and those that are skipped (4, 13, 14 in many houses)."""
	wanted = range(plan.floor_from, plan.floor_to + 1)
	return [floor for floor in wanted if floor and floor not in plan.skip_floors]


def number(pattern: str, floor: int, stack: int) -> str:
	"""The number on the door; a basement's floor reads B1."""
	if floor > 0:
		return pattern.format(floor=floor, stack=stack)
	plain = re.sub(r"\{floor(:[^}]*)?\}", f"B{-floor}", pattern)
	return plain.format(stack=stack)


def _unit(
	plan: Plan, stack: Stack, floor: int, index: int, existing: Collection[str], precision: int
) -> PlannedUnit:
	price = plan.rate + plan.step * index
	is_whole = plan.price_basis == WHOLE_UNIT
	area = stack.inner_area if plan.price_basis == INNER_AREA else stack.built_area
	amount = list_amount(plan.price_basis, price, area, price, precision)
	unit_no = number(plan.pattern, floor, stack.stack)
	return PlannedUnit(
		unit_no,
		floor,
		stack.stack,
		stack.built_area,
		stack.inner_area,
		ZERO if is_whole else price,
		amount,
		unit_no in existing,
	)


def _check_shape(plan: Plan) -> list[Violation]:
	if plan.floor_from > plan.floor_to:
		return [Violation("generate_floors", {"first": plan.floor_from, "last": plan.floor_to})]
	# Counted before a list is made of it: a mistyped floor may stand for millions.
	most = (plan.floor_to - plan.floor_from + 1) * max(len(plan.stacks), 1)
	if most > MOST_UNITS:
		return [Violation("generate_too_many", {"count": most, "most": MOST_UNITS})]
	if not plan.stacks or not floors(plan):
		return [Violation("generate_nothing")]
	for stack, times in Counter(stack.stack for stack in plan.stacks).items():
		if times > 1 or stack < 1:
			return [Violation("generate_stack", {"stack": stack})]
	return []


def _check_pattern(pattern: str) -> list[Violation]:
	"""Only `{floor}` and `{stack}`, with a width such as `{stack:02}`; nothing else of Python's formats."""
	try:
		parts = [(name, spec, cast) for _, name, spec, cast in Formatter().parse(pattern) if name is not None]
	except ValueError:
		parts = [("", "", None)]
	if not parts or any(
		name not in _FIELDS or cast or not _SPEC.fullmatch(spec or "") for name, spec, cast in parts
	):
		return [Violation("generate_pattern", {"pattern": pattern, "example": "{floor}{stack:02}"})]
	return []


def _check_prices(plan: Plan) -> list[Violation]:
	last = plan.rate + plan.step * (len(floors(plan)) - 1)
	if min(plan.rate, last) < 0:
		return [Violation("generate_price", {"price": min(plan.rate, last)})]
	if any(min(stack.built_area, stack.inner_area) < 0 for stack in plan.stacks):
		return [Violation("generate_area")]
	return []


def _check_numbers(plan: Plan) -> list[Violation]:
	numbers = _numbers(plan)
	twice = [unit_no for unit_no, times in Counter(numbers).items() if times > 1]
	return (
		[Violation("generate_number_twice", {"unit_no": twice[0], "pattern": plan.pattern})] if twice else []
	)


def _numbers(plan: Plan) -> Sequence[str]:
	return [number(plan.pattern, floor, stack.stack) for floor in floors(plan) for stack in plan.stacks]
