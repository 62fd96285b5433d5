"""Slow Units with its promotion task, and Absorption, from real deals."""

import pytest

import frappe
from frappe.desk.query_report import run
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.property_sales import UnitError
from sales_ops.property_sales.units.promotion import propose_promotion
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

PROJECT = "滞销花园"


@pytest.fixture
def building() -> str:
	return make.make_building(make.make_project(PROJECT, "SLW"))


def report(name: str, **filters) -> list[dict]:
	values = {"company": default_company(), "property_project": PROJECT, **filters}
	return [row for row in run(name, values)["result"] if isinstance(row, dict)]


def released(building: str, days: int, **values):
	"""A unit that was released `days` days ago."""
	unit = make.make_unit(building=building, **values)
	frappe.db.set_value("Property Unit", unit.name, "released_on", add_days(today(), -days))
	return unit.reload()


def slow() -> list[tuple]:
	return [(row["property_unit"], row["days"]) for row in report("Slow Units")]


def test_units_free_for_the_days_of_the_settings_are_listed_the_longest_first(building):
	frappe.db.set_single_value("Property Sales Settings", "slow_unit_days", 90)
	released(building, 89)
	on_the_day, longer = released(building, 90), released(building, 200)
	make.make_deal(released(building, 300))
	assert slow() == [(longer.name, 200), (on_the_day.name, 90)]
	assert len(report("Slow Units", days=89)) == 3


def test_a_unit_counts_anew_from_the_end_of_its_last_deal_but_not_of_a_hold(building):
	sold, held = released(building, 400), released(building, 400)
	deal = make.make_deal(sold, subscription_date=add_days(today(), -300))
	make.receive(deal, 50_000, add_days(today(), -300))
	frappe.get_last_doc("Payment Entry", {"so_property_subscription": deal.name}).cancel()
	deal.reload().cancel()
	make.make_deal(held, submit=False).release_hold()
	assert slow() == [(held.name, 400), (sold.name, 300)]


def test_a_proposal_marks_the_units_and_gives_one_task_for_each_project(building):
	first, second = released(building, 300), released(building, 300)
	marketing = make.make_user("slow-marketing@example.com", "Sales User")
	[task] = propose_promotion([first.name, second.name], "赠送家电 & 车位", marketing, add_days(today(), 7))
	todo = frappe.get_doc("ToDo", task)
	assert (todo.allocated_to, todo.reference_name) == (marketing, PROJECT)
	assert first.name in todo.description and "赠送家电 &amp; 车位" in todo.description
	rows = report("Slow Units")
	assert [(getdate(row["promotion_proposed_on"]), row["promotion_measure"]) for row in rows] == [
		(getdate(today()), "赠送家电 & 车位")
	] * 2
	assert report("Slow Units", without_proposal=1) == []


def test_a_proposal_from_before_the_last_deal_is_forgotten(building):
	unit = released(building, 400)
	frappe.db.set_value("Property Unit", unit.name, "promotion_proposed_on", add_days(today(), -401))
	assert [row["promotion_proposed_on"] for row in report("Slow Units")] == [None]


def test_a_sold_unit_is_not_promoted_and_nothing_is_written(building):
	free, sold = released(building, 300), released(building, 300)
	make.make_signed_deal(sold)
	before = frappe.db.count("ToDo")
	frappe.db.savepoint("before_proposal")
	with pytest.raises(UnitError, match="Only an available unit"):
		propose_promotion([free.name, sold.name], "x", "Administrator")
	frappe.db.rollback(save_point="before_proposal")
	assert (frappe.db.count("ToDo"), free.reload().promotion_proposed_on) == (before, None)
	with pytest.raises(UnitError, match="at least one unit"):
		propose_promotion([], "x", "Administrator")


def test_the_mark_cannot_be_typed(building):
	unit = released(building, 300)
	unit.update({"promotion_proposed_on": today(), "promotion_measure": "x"}).save()
	assert (unit.promotion_proposed_on, unit.promotion_measure) == (None, None)


def test_consultants_propose_nothing(building):
	unit = released(building, 300)
	frappe.set_user(make.make_user("slow-li@example.com", *PROFILES["Property Consultant"]))
	with pytest.raises(frappe.PermissionError):
		propose_promotion([unit.name], "x", "Administrator")
	with pytest.raises(frappe.PermissionError):
		report("Slow Units")


def test_absorption_counts_sales_of_this_month_with_area_and_price(building):
	for _unit in range(3):
		released(building, 100)
	make.make_signed_deal(released(building, 100, list_amount=990_000))
	rows = report("Absorption", months=6)
	now = rows[-1]
	assert (now["stock_before"], now["released"], now["sold"], now["stock"], now["rate"]) == (4, 0, 1, 3, 25)
	assert (now["sold_area"], now["sold_amount"]) == (100, 990_000)
	assert len(rows) == 7


def test_a_unit_taken_in_with_an_older_deal_was_on_offer_before_it(building):
	unit = make.make_unit(building=building)  # released today, as the system knows it
	make.make_signed_deal(unit, subscription_date=add_days(today(), -70))
	rows = report("Absorption", months=6)
	assert min(row["stock"] for row in rows) == 0
	assert [row["sold"] for row in rows if row["sold"]] == [1]
	assert sum(row["released"] for row in rows) == 1
