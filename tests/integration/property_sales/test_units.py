"""What keeps a unit from sale, its use and its blocks, and who sees its prices."""

import pytest

import frappe
from frappe.utils import add_days, today

from sales_ops.exceptions.property_sales import ClaimError, UnitBlockedError, UnitError, UnitTakenError
from sales_ops.property_sales import api
from sales_ops.property_sales.tasks import lift_ended_property_blocks
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make

LI, ZHAO, QIAN = "li@example.com", "zhao@example.com", "qian@example.com"


@pytest.fixture
def office():
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="李娜")
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])
	make.make_user(QIAN, *PROFILES["Property Finance"])


def board_row(unit) -> dict:
	return {row.property_unit: row for row in api.get_board(unit.property_project)}[unit.name]


# blocks


def test_a_blocked_unit_cannot_be_held_until_the_block_is_lifted():
	unit = make.make_unit()
	block = make.make_block(unit, kind="Mortgage")
	with pytest.raises(UnitBlockedError, match=f"Unit {unit.name} is blocked: Mortgage"):
		make.make_deal(unit, submit=False)
	block.lift()
	assert (block.status, block.lifted_by) == ("Lifted", "Administrator")
	make.make_deal(unit, submit=False)
	assert unit.reload().sale_status == "Held"


def test_a_block_leaves_the_sale_status_alone():
	unit = make.make_unit()
	make.make_block(unit)
	assert unit.reload().sale_status == "Available"
	sold = make.make_unit()
	make.make_deal(sold, submit=False)
	make.make_block(sold)
	assert sold.reload().sale_status == "Held"


def test_a_unit_is_free_only_when_its_last_block_is_lifted():
	unit = make.make_unit()
	first, second = make.make_block(unit, kind="Quality"), make.make_block(unit, kind="Mortgage")
	first.lift()
	with pytest.raises(UnitBlockedError, match="Mortgage"):
		make.make_deal(unit, submit=False)
	second.lift()
	assert not unit.reload().block_kinds
	make.make_deal(unit, submit=False)


@pytest.mark.parametrize("kind", ["Mortgage", "Internal Hold", "Quality"])
def test_a_deal_keeps_its_blocked_unit_and_goes_on_to_the_contract(kind):
	unit = make.make_unit()
	deal = make.make_deal(unit)
	make.make_block(unit, kind=kind)
	make.receive(deal, 50_000)
	assert deal.status == "Full Deposit"
	make.sign(deal)
	assert (deal.status, unit.reload().sale_status) == ("Signed", "Signed")


def test_a_court_seizure_also_stops_the_contract():
	unit = make.make_unit()
	deal = make.make_deal(unit)
	make.receive(deal, 50_000)
	block = make.make_block(unit, kind="Court Seizure")
	frappe.db.savepoint("before_signing")
	with pytest.raises(UnitBlockedError, match="under court seizure"):
		make.sign(deal)
	frappe.db.rollback(save_point="before_signing")
	assert unit.reload().sale_status == "Subscribed"
	assert not frappe.db.exists("Property Contract", {"property_subscription": deal.name})
	block.lift()
	make.sign(deal.reload())
	assert deal.status == "Signed"


def test_the_job_lifts_blocks_whose_last_day_has_passed_and_a_second_run_changes_nothing():
	unit = make.make_unit()
	passed, lasting = make.make_block(unit, until=today()), make.make_block(unit, until=today())
	passed.db_set("until", add_days(today(), -1))
	lift_ended_property_blocks()
	assert (passed.reload().status, lasting.reload().status) == ("Lifted", "Open")
	lifted_on, modified = passed.lifted_on, passed.modified
	lift_ended_property_blocks()
	assert (passed.reload().lifted_on, passed.modified) == (lifted_on, modified)
	assert unit.reload().block_kinds == lasting.kind


def test_a_block_is_lifted_not_deleted_and_stays_as_it_is():
	block = make.make_block(make.make_unit())
	with pytest.raises(UnitError, match="lifted, not deleted"):
		block.delete()
	block.reload().kind = "Quality"
	with pytest.raises((UnitError, frappe.CannotChangeConstantError)):
		block.save()
	block.reload().lift()
	block.reason = "another"
	with pytest.raises(UnitError, match="stays as it is"):
		block.save()
	with pytest.raises(UnitError, match="was lifted on"):
		block.reload().lift()


def test_a_client_cannot_send_a_lifted_block_or_empty_the_blocks_of_a_unit():
	unit = make.make_unit()
	block = make.make_block(unit, status="Lifted", lifted_by="Administrator")
	assert (block.status, block.lifted_by) == ("Open", None)
	unit.reload().update({"block_kinds": ""}).save()
	assert unit.reload().block_kinds == "Mortgage"


@pytest.mark.parametrize(
	("days", "message"),
	[
		({"until": -1}, "before it begins"),
		({"blocked_on": -9, "until": -1}, "has passed"),
		({"blocked_on": 1}, "lies in the future"),
	],
)
def test_the_days_of_a_block_are_in_order(days, message):
	values = {field: add_days(today(), days_from_now) for field, days_from_now in days.items()}
	with pytest.raises(UnitError, match=message):
		make.make_block(make.make_unit(), **values)


def test_a_block_is_the_supervisors_and_hidden_from_consultants(office):
	unit = make.make_unit()
	frappe.set_user(ZHAO)
	block = make.make_block(unit, as_user=True)
	block.lift()
	for user, right in ((LI, "read"), (LI, "create"), (QIAN, "create"), (QIAN, "write"), (ZHAO, "delete")):
		frappe.set_user(user)
		assert not frappe.has_permission("Property Unit Block", right), (user, right)
	frappe.set_user(QIAN)
	assert frappe.has_permission("Property Unit Block", "read")
	with pytest.raises(frappe.PermissionError):
		block.lift()


def test_the_board_says_why_a_unit_is_not_for_sale_but_tells_only_the_house_of_an_internal_hold(office):
	unit = make.make_unit(released=0)
	make.make_block(unit, kind="Internal Hold", reason="for the chairman")
	make.make_block(unit, kind="Quality", reason="damp wall")
	frappe.set_user(ZHAO)
	seen = board_row(unit)
	assert seen.why_not[0] == "It has not been released for sale."
	assert "for the chairman" in seen.why_not[1] and "damp wall" in seen.why_not[2]
	frappe.set_user(LI)
	seen = board_row(unit)
	assert (seen.sale_status, seen.block_kinds) == ("Not Released", "Quality")
	assert "Internal" not in str(seen) and "damp wall" in seen.why_not[1]


def test_a_unit_under_internal_hold_is_sold_for_consultants_and_free_for_the_house(office):
	unit = make.make_unit()
	make.make_block(unit, kind="Internal Hold", reason="for the chairman")
	frappe.set_user(ZHAO)
	seen = board_row(unit)
	assert (seen.sale_status, seen.block_kinds, seen.is_private) == ("Available", "Internal Hold", False)
	frappe.set_user(LI)
	seen = board_row(unit)
	assert (seen.sale_status, seen.block_kinds, seen.is_private, seen.why_not) == ("Signed", None, True, [])
	with pytest.raises(UnitTakenError, match=f"Unit {unit.name} has been sold."):
		api.hold_unit(unit.name, make.make_customer())


def test_the_raw_row_of_a_unit_under_internal_hold_is_for_the_house_until_a_deal_has_the_unit(office):
	unit = make.make_unit()
	block = make.make_block(unit, kind="Internal Hold")
	for user, seen in ((LI, False), (QIAN, True), (ZHAO, True)):
		frappe.set_user(user)
		assert bool(frappe.get_list("Property Unit", {"name": unit.name})) == seen, user
		assert frappe.has_permission("Property Unit", "read", unit.name) == seen, user
	block.lift()
	frappe.set_user("Administrator")
	make.make_deal(unit.reload(), submit=False, consultant="李娜")
	make.make_block(unit, kind="Internal Hold")
	frappe.set_user(LI)
	assert frappe.get_list("Property Unit", {"name": unit.name})
	assert frappe.has_permission("Property Unit", "read", unit.name)
	versions = frappe.get_all("Version", {"docname": unit.name}, pluck="data")
	assert not [data for data in versions if "Internal" in data]


# use


def test_only_a_unit_for_sale_can_be_released():
	with pytest.raises(UnitBlockedError, match="not for sale, its use is: Leased"):
		make.make_unit(use="Leased")
	unit = make.make_unit(use="Leased", released=0)
	unit.released = 1
	with pytest.raises(UnitBlockedError):
		unit.save()


def test_another_use_takes_a_released_unit_from_sale():
	unit = make.make_unit()
	unit.update({"use": "Self-use"}).save()
	assert (unit.released, unit.sale_status) == (0, "Not Released")
	with pytest.raises(ClaimError, match="its use is: Self-use"):
		make.make_deal(unit, submit=False)
	assert board_row(unit).why_not == ["It is not for sale, its use is: Self-use."]


def test_the_use_of_a_unit_with_a_deal_cannot_be_changed():
	unit = make.make_unit()
	make.make_deal(unit, submit=False)
	unit.reload().use = "Transferred Free"
	with pytest.raises(UnitTakenError, match="End the deal first"):
		unit.save()


# prices


def test_the_floor_price_cannot_be_above_the_list_price():
	with pytest.raises(UnitError, match=r"floor price .* higher than the list price"):
		make.make_unit(floor_amount=1_000_001)
	assert make.make_unit(floor_amount=900_000, filing_amount=1_100_000).floor_amount == 900_000


def test_a_consultant_never_gets_the_floor_price(office):
	from frappe.client import get
	from frappe.desk.form.load import getdoc

	unit = make.make_unit(floor_amount=900_001, filing_amount=1_100_002)
	unit.update({"floor_amount": 900_003, "stack": 7}).save()
	frappe.set_user(LI)
	frappe.local.response = frappe._dict(docs=[])
	getdoc("Property Unit", unit.name)
	form = frappe.as_json(frappe.local.response)
	assert "1100002" in form
	seen = [form, frappe.as_json(get("Property Unit", unit.name)), frappe.as_json(board_row(unit))]
	seen.append(frappe.as_json(frappe.get_list("Property Unit", {"name": unit.name}, ["*"])))
	seen.append(frappe.as_json(frappe.get_list("Property Unit", {"name": unit.name}, ["floor_amount"])))
	assert not any(price in text for text in seen for price in ("900001", "900003"))
	frappe.set_user(ZHAO)
	assert get("Property Unit", unit.name)["floor_amount"] == 900_003
