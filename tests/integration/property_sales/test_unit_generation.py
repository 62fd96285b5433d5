"""Units made at once from a building."""

import pytest

import frappe

from sales_ops.exceptions.property_sales import UnitError
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make

PLAN = {
	"floor_from": 1,
	"floor_to": 3,
	"stacks": [{"stack": 1, "built_area": 100, "inner_area": 80}, {"stack": 2, "built_area": 90}],
	"pattern": "{floor}{stack:02}",
	"rate": 10_000,
	"step": 100,
}


@pytest.fixture
def building():
	return frappe.get_doc("Property Building", make.make_building(building_name="生成楼"))


def units_of(building) -> dict:
	rows = frappe.get_all("Property Unit", {"property_building": building.name}, ["*"], limit=0)
	return {row.unit_no: row for row in rows}


def test_units_are_previewed_without_being_made_and_then_made(building):
	rows = building.preview_units(PLAN)
	assert [row["unit_no"] for row in rows] == ["101", "102", "201", "202", "301", "302"]
	assert units_of(building) == {}
	assert building.generate_units(PLAN) == 6
	made = units_of(building)
	assert {row["unit_no"]: row["list_amount"] for row in rows} == {
		no: row.list_amount for no, row in made.items()
	}
	assert (made["301"].list_amount, made["301"].floor, made["301"].inner_area) == (1_020_000, 3, 80)
	assert {row.sale_status for row in made.values()} == {"Not Released"}


def test_a_repeat_makes_only_what_is_missing_and_leaves_the_rest(building):
	make.make_unit("102", building.name, list_amount=5)
	assert [row["unit_no"] for row in building.preview_units(PLAN) if row["exists"]] == ["102"]
	assert building.generate_units(PLAN) == 5
	assert building.generate_units(PLAN) == 0
	assert units_of(building)["102"].list_amount == 5


@pytest.mark.parametrize(
	("changes", "message"),
	[
		({"pattern": "{floor.x}"}, "cannot be read"),
		({"floor_to": 999_999}, "at most 1000"),
		({"kind": "Castle"}, "not a kind of unit"),
		({"stacks": []}, "nothing to make"),
	],
)
def test_a_plan_that_does_not_hold_makes_nothing(building, changes, message):
	with pytest.raises(UnitError, match=message):
		building.generate_units(PLAN | changes)
	assert units_of(building) == {}


def test_a_consultant_makes_no_units(building):
	make.make_user("li@example.com", *PROFILES["Property Consultant"], sales_person="李娜")
	frappe.set_user("li@example.com")
	with pytest.raises(frappe.PermissionError):
		building.generate_units(PLAN)


def test_the_supervisor_makes_units(building):
	make.make_user("zhao@example.com", *PROFILES["Property Sales Supervisor"])
	frappe.set_user("zhao@example.com")
	assert building.generate_units(PLAN) == 6
