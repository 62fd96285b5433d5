"""Make the units of a building from a plan: what the client sends, turned into the policy's plan and into documents."""

import re
from collections.abc import Sequence
from typing import Any

import frappe
from frappe.utils import cint, flt

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import unit_generation as policy
from sales_ops.policies.pricing import BUILT_AREA
from sales_ops.values import to_decimal

KINDS = ("Home", "Shop", "Parking", "Storage")


def planned_units(building: str, values: dict[str, Any]) -> list[policy.PlannedUnit]:
	"""The units of a plan for the building, those it has already marked.

	Args:
		values: `floor_from`, `floor_to`, `skip_floors` ("4, 13"), `stacks` (rows of stack, built_area, inner_area in m²),
			`pattern`, `kind`, `price_basis`, `rate` and `step` (project's currency).

	Raises:
		UnitError: the plan does not hold; the message says why.
	"""
	if values.get("kind", "Home") not in KINDS:
		throw("generate_kind", kind=values["kind"])
	plan = _plan(values)
	throw_all(policy.check(plan))
	existing = frappe.get_all("Property Unit", {"property_building": building}, pluck="unit_no", limit=0)
	return policy.generate(plan, frozenset(existing))


def make_units(building: str, values: dict[str, Any]) -> int:
	"""Make the units of the plan that are missing, all or none; they are not released. Returns how many."""
	missing = [unit for unit in planned_units(building, values) if not unit.exists]
	for unit in missing:
		frappe.get_doc(
			{
				"doctype": "Property Unit",
				"property_building": building,
				"kind": values.get("kind", "Home"),
				"price_basis": values.get("price_basis", BUILT_AREA),
				**as_row(unit),
			}
		).insert()
	return len(missing)


def as_row(unit: policy.PlannedUnit) -> dict[str, Any]:
	"""A planned unit in the fields of Property Unit."""
	return {
		"unit_no": unit.unit_no,
		"floor": unit.floor,
		"stack": unit.stack,
		"built_area": flt(unit.built_area),
		"inner_area": flt(unit.inner_area),
		"list_rate": flt(unit.list_rate),
		"list_amount": flt(unit.list_amount),
	}


def _plan(values: dict[str, Any]) -> policy.Plan:
	return policy.Plan(
		floor_from=cint(values.get("floor_from")),
		floor_to=cint(values.get("floor_to")),
		stacks=tuple(_stack(row) for row in values.get("stacks") or []),
		pattern=str(values.get("pattern") or ""),
		price_basis=values.get("price_basis") or BUILT_AREA,
		rate=to_decimal(values.get("rate")),
		step=to_decimal(values.get("step")),
		skip_floors=frozenset(_numbers_in(values.get("skip_floors") or "")),
	)


def _stack(row: dict[str, Any]) -> policy.Stack:
	areas = (to_decimal(flt(row.get(field), 2)) for field in ("built_area", "inner_area"))
	return policy.Stack(cint(row.get("stack")), *areas)


def _numbers_in(text: str) -> Sequence[int]:
	return [int(number) for number in re.findall(r"-?\d+", str(text))]
