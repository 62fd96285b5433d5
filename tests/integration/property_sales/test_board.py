"""The sale control board: its arrears are those of the policy, and its past is what the office saw then."""

import random
from datetime import timedelta

import pytest

import frappe
from frappe.desk.query_report import run
from frappe.utils import add_days, get_datetime, getdate, now_datetime, today

from sales_ops.exceptions.property_sales import UnitError
from sales_ops.property_sales import api
from sales_ops.property_sales.collection.assessment import assess_deals
from sales_ops.property_sales.units.board import FIELDS, board_rows, board_units
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

LI, WANG, ZHAO = "li@example.com", "wang@example.com", "zhao@example.com"


@pytest.fixture
def project() -> str:
	return make.make_project("看板花园", "BRD")


@pytest.fixture
def building(project) -> str:
	return make.make_building(project)


@pytest.fixture
def office():
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="李娜")
	make.make_user(WANG, *PROFILES["Property Consultant"], sales_person="王强")
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])


def seen(unit, at=None) -> dict:
	rows = board_units(unit.property_project, at=at)
	return next(row for row in rows if row.property_unit == unit.name)


def backdate(doctype: str, name: str, **moments) -> None:
	frappe.db.set_value(doctype, name, moments, update_modified=False)


# what is shown now


def test_overdue_action_and_clock_are_those_of_the_policy_for_every_kind_of_deal(building, project):
	deals = [make.make_signed_deal(make.make_unit(building=building))[0] for _ in range(12)]
	deals.append(make.make_deal(make.make_unit(building=building)))
	unsigned = make.make_deal(make.make_unit(building=building), subscription_date=add_days(today(), -8))
	make.receive(unsigned, 50_000, add_days(today(), -8))
	disturb([deal.name for deal in deals], random.Random(7))
	rows = {row.property_subscription: row for row in board_units(project)}
	assessed = assess_deals(default_company(), getdate(), project)
	assert len(assessed) == len(deals) + 1
	for deal in assessed:
		row, clock = rows[deal.row.property_subscription], deal.assessment.clock
		expected = (float(deal.assessment.overdue), deal.assessment.action)
		assert (row.overdue_amount, row.next_action) == expected
		assert (row.clock_day, row.clock_limit) == ((clock.day, clock.limit) if clock else (None, None))
	actions = {row.next_action for row in rows.values()}
	assert {"Call", "Propose Forfeiture", "Propose Return", "None"} <= actions


def disturb(deals: list[str], dice: random.Random) -> None:
	"""Any due dates and any amounts left, some plans paid at once, some deals with the lawyers."""
	for row in frappe.get_all(
		"Property Instalment", {"property_subscription": ("in", deals)}, ["name", "kind"]
	):
		values = {
			"due_date": add_days(today(), dice.randint(-60, 10)),
			"outstanding_amount": dice.choice((0, 0, 1, 70_000.5)),
		}
		if row.kind == "Down Payment" and dice.random() < 0.5:
			values["kind"] = "Instalment"
		frappe.db.set_value("Property Instalment", row.name, values)


def test_the_table_of_the_page_says_what_the_rows_say_in_the_same_order(building, project):
	make.make_unit("102", building, stack=2)
	make.make_deal(make.make_unit("201", building, floor=2), submit=False)
	table = api.get_board_table(project)
	assert (table["fields"], table["currency"], table["at"]) == (FIELDS, "CNY", None)
	units = api.get_board(project)
	assert [dict(zip(table["fields"], row, strict=True)) for row in table["rows"]] == [
		{field: unit[field] for field in FIELDS} for unit in units
	]
	assert [unit.unit_no for unit in units] == ["201", "102"]


def test_one_building_of_the_project_can_be_asked_for(building, project):
	unit = make.make_unit(building=building)
	make.make_unit(building=make.make_building(project, "2"))
	assert [row[0] for row in board_rows(project, building)] == [unit.name]


def test_own_deals_are_marked_and_colleagues_are_private(office, building, project):
	own, other = make.make_unit("101", building), make.make_unit("102", building, stack=2)
	make.make_deal(own, submit=False, consultant="李娜")
	make.make_deal(other, submit=False, consultant="王强")
	frappe.set_user(LI)
	assert [(row.unit_no, row.is_own, row.is_private) for row in board_units(project)] == [
		("101", True, False),
		("102", False, True),
	]


def test_the_board_reads_the_same_number_of_queries_however_many_units_there_are(building, project):
	def queries() -> int:
		before = frappe.db.sql("show session status like 'Questions'")[0][1]
		board_rows(project)
		return int(frappe.db.sql("show session status like 'Questions'")[0][1]) - int(before)

	make.make_signed_deal(make.make_unit(building=building))
	board_rows(project)
	few = queries()
	for _number in range(5):
		make.make_signed_deal(make.make_unit(building=building))
	assert queries() == few


# what was shown then


def life_of_a_deal(unit) -> dict[str, object]:
	"""Held, then deposited, then signed, each on a day of its own; returns a moment inside each."""
	deal = make.make_deal(unit, consultant="李娜")
	make.receive(deal, 50_000)
	make.sign(deal)
	start = get_datetime(add_days(today(), -30))
	claims = frappe.get_all(
		"Property Unit Claim", {"property_unit": unit.name}, ["name", "kind"], order_by="creation"
	)
	assert [claim.kind for claim in claims] == ["Hold", "Subscription", "Contract"]
	for number, claim in enumerate(claims):
		backdate("Property Unit Claim", claim.name, claimed_on=start + timedelta(days=3 * number))
		if number < 2:
			backdate("Property Unit Claim", claim.name, ended_on=start + timedelta(days=3 * number + 3))
	return {"deal": deal, "start": start}


def test_the_board_of_a_past_day_has_the_status_of_that_day(building):
	make.make_consultant("李娜")
	unit = make.make_unit(building=building)
	start = life_of_a_deal(unit)["start"]
	a_second = timedelta(seconds=1)
	expected = [
		(start - a_second, "Available", None, None),
		(start, "Held", "李娜", 0),
		(start + timedelta(days=3) - a_second, "Held", "李娜", 2),
		(start + timedelta(days=3), "Subscribed", "李娜", 0),
		(start + timedelta(days=6), "Signed", "李娜", 0),
		(now_datetime(), "Signed", "李娜", 24),
	]
	for moment, *row in expected:
		found = seen(unit, moment)
		assert [found.sale_status, found.consultant, found.days] == row, moment


def test_a_deal_that_has_ended_is_on_the_board_of_its_days_with_the_customer_it_had(building):
	unit, customer = make.make_unit(building=building), make.make_customer("当时的客户")
	deal = make.make_deal(unit, customer, submit=False)
	start = now_datetime() - timedelta(days=5)
	claim = unit.reload().live_claim
	deal.release_hold()
	backdate("Property Unit Claim", claim, claimed_on=start, ended_on=start + timedelta(hours=2))
	assert seen(unit).sale_status == "Available"
	found = seen(unit, start + timedelta(hours=1))
	assert (found.sale_status, found.customer_name) == ("Held", "当时的客户")
	assert seen(unit, start + timedelta(hours=2)).sale_status == "Available"


def test_release_use_price_and_area_are_taken_back_to_the_moment(building):
	unit = make.make_unit(building=building, released=0, list_amount=1_000_000, built_area=100)
	unit.update({"released": 1})
	unit.save()
	unit.update({"list_amount": 1_100_000, "built_area": 101})
	unit.save()
	unit.update({"use": "Leased", "released": 0})
	unit.save()
	rows = frappe.get_all(
		"Property Unit History", {"property_unit": unit.name}, order_by="creation", pluck="name"
	)
	assert len(rows) == 3
	start = now_datetime() - timedelta(days=9)
	for number, name in enumerate(rows):
		backdate("Property Unit History", name, changed_on=start + timedelta(days=number))
	shown = [
		[seen(unit, start + timedelta(days=days, seconds=second))[field] for field in WATCHED]
		for days, second in ((0, -1), (0, 0), (1, 0), (2, 0))
	]
	assert shown == [
		["Not Released", 0, "For Sale", 1_000_000, 100],
		["Available", 1, "For Sale", 1_000_000, 100],
		["Available", 1, "For Sale", 1_100_000, 101],
		["Not Released", 0, "Leased", 1_100_000, 101],
	]


WATCHED = ("sale_status", "released", "use", "list_amount", "built_area")


def test_what_a_claim_does_to_a_unit_makes_no_history_row(building):
	unit = make.make_unit(building=building)
	make.make_signed_deal(unit)
	make.make_block(unit)
	assert not frappe.db.count("Property Unit History", {"property_unit": unit.name})


def test_a_unit_that_was_never_sold_can_be_deleted_with_its_history(building):
	unit = make.make_unit(building=building)
	unit.update({"list_amount": 2})
	unit.save()
	frappe.delete_doc("Property Unit", unit.name)
	assert not frappe.db.count("Property Unit History", {"property_unit": unit.name})


def test_a_block_is_on_the_board_from_its_day_to_the_moment_it_was_lifted(building):
	unit = make.make_unit(building=building)
	block = make.make_block(unit, kind="Quality", reason="leak", blocked_on=add_days(today(), -4))
	block.lift()
	lifted = now_datetime() - timedelta(days=1)
	backdate("Property Unit Block", block.name, lifted_on=lifted)
	begin = get_datetime(add_days(today(), -4))
	shown = [
		(found.block_kinds, len(found.why_not))
		for found in (
			seen(unit, at)
			for at in (
				begin - timedelta(seconds=1),
				begin + timedelta(days=1),
				lifted - timedelta(seconds=1),
				lifted,
			)
		)
	]
	assert shown == [(None, 0), ("Quality", 1), ("Quality", 1), (None, 0)]


def test_an_internal_hold_of_the_past_is_masked_as_well(office, building):
	unit = make.make_unit(building=building)
	block = make.make_block(unit, kind="Internal Hold", blocked_on=add_days(today(), -4))
	block.lift()
	then = now_datetime() - timedelta(days=1)
	for user, status in ((ZHAO, "Available"), (LI, "Signed")):
		frappe.set_user(user)
		assert (seen(unit, then).sale_status, seen(unit).sale_status) == (status, "Available")


def test_the_price_agreed_then_is_shown_then(building):
	unit = make.make_unit(building=building)
	deal, contract = make.make_signed_deal(unit)
	change = {
		"doctype": "Property Change Application",
		"kind": "Price Change",
		"property_subscription": deal.name,
		"property_project": deal.property_project,
		"old_contract_amount": 900_000,
		"posting_date": today(),
		"status": "Executed",
	}
	frappe.get_doc(change).db_insert()
	claim = {"property_unit": unit.name, "kind": "Contract"}
	backdate(
		"Property Unit Claim",
		frappe.db.get_value("Property Unit Claim", claim),
		claimed_on=add_days(today(), -5),
	)
	assert seen(unit, add_days(today(), -1)).agreed_amount == 900_000
	assert seen(unit).agreed_amount == contract.contract_amount == 1_000_000


def test_what_was_received_and_owed_then_is_left_out(building):
	unit = make.make_unit(building=building)
	start = life_of_a_deal(unit)["start"]
	found = seen(unit, start + timedelta(days=7))
	assert (found.received_amount, found.overdue_amount, found.next_action, found.clock_day) == (None,) * 4
	assert seen(unit).received_amount == 50_000


def test_a_date_alone_means_its_end_and_a_moment_that_has_not_come_is_now(building):
	unit = make.make_unit(building=building)
	start = life_of_a_deal(unit)["start"]
	day = str(start.date())
	assert seen(unit, day).sale_status == "Held"
	assert seen(unit, f"{add_days(day, -1)}").sale_status == "Available"
	assert api.get_board_table(unit.property_project, at=add_days(today(), 1))["at"] is None
	with pytest.raises(UnitError, match="neither a date nor"):
		api.get_board(unit.property_project, at="yesterday evening")


def test_the_control_table_of_a_date_equals_the_board_of_that_date(building, project):
	make.make_unit("102", building, stack=2)
	start = life_of_a_deal(make.make_unit("101", building))["start"]
	at = str(start + timedelta(days=4))
	table = [row for row in run("Sale Control Table", {"property_project": project, "at": at})["result"]]
	board = api.get_board(project, at=at)
	assert [
		(row["property_unit"], row["sale_status"], row["days"]) for row in table if isinstance(row, dict)
	] == [(unit.property_unit, unit.sale_status, unit.days) for unit in board]
	assert [unit.sale_status for unit in board] == ["Subscribed", "Available"]


def test_a_colleagues_past_deal_is_private_too(office, building):
	unit = make.make_unit(building=building)
	start = life_of_a_deal(unit)["start"]
	frappe.set_user(WANG)
	found = seen(unit, start + timedelta(days=4))
	assert (found.is_private, found.customer_name, found.agreed_amount) == (True, None, None)
	frappe.set_user(LI)
	assert seen(unit, start + timedelta(days=4)).is_own
