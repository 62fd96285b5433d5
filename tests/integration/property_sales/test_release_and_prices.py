"""Release batches and price lists: prepared by one, approved by another, applied on their day, taken back."""

import pytest

import frappe
from frappe.utils import add_days, today

from sales_ops.exceptions.property_sales import UnitBlockedError, UnitError
from sales_ops.property_sales.tasks import apply_due_property_price_lists, release_due_property_batches
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make

LI, ZHAO, SUN, QIAN = "li@example.com", "zhao@example.com", "sun@example.com", "qian@example.com"
PROJECT = "价格花园"


@pytest.fixture(autouse=True)
def office():
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="李娜")
	make.make_user(QIAN, *PROFILES["Property Finance"])
	for user in (ZHAO, SUN):
		make.make_user(user, *PROFILES["Property Sales Supervisor"])


@pytest.fixture
def building():
	return make.make_building(make.make_project(PROJECT, "PRC"))


def prepare(doctype: str, items: list[dict], by: str = ZHAO, **values):
	"""A document handed in for approval by its author."""
	frappe.set_user(by)
	doc = frappe.get_doc({"doctype": doctype, "property_project": PROJECT, "items": items, **values}).insert()
	doc.request_approval()
	return doc


def approve(doc, by: str = SUN):
	frappe.set_user(by)
	doc = frappe.get_doc(doc.doctype, doc.name)
	doc.submit()
	frappe.set_user("Administrator")
	return doc


def batch_of(*units, **values):
	items = [{"property_unit": unit.name} for unit in units]
	return prepare("Property Release Batch", items, batch_title="开盘", **{"release_on": today(), **values})


def list_of(amounts: dict, day: int = 0, **values):
	items = [{"property_unit": unit.name, "list_amount": amount} for unit, amount in amounts.items()]
	return prepare(
		"Property Price List", items, title="调价", effective_from=add_days(today(), day), **values
	)


def prices(unit) -> tuple:
	unit.reload()
	return unit.list_amount, unit.floor_amount, unit.filing_amount


# approval


def test_nobody_approves_his_own_work_and_nothing_is_approved_that_was_not_handed_in(building):
	batch = batch_of(make.make_unit(building=building, released=0))
	with pytest.raises(UnitError, match="your own work"):
		approve(batch, by=ZHAO)
	frappe.set_user(ZHAO)
	draft = frappe.get_doc("Property Release Batch", batch.name)
	draft.update({"batch_title": "二期"}).save()
	assert draft.status == "Draft"
	with pytest.raises(UnitError, match="has not been handed in"):
		approve(batch)


def test_an_approver_who_changes_the_content_becomes_its_preparer(building):
	first, second = (make.make_unit(building=building, released=0) for _ in range(2))
	batch = batch_of(first)
	frappe.set_user(SUN)
	doc = frappe.get_doc("Property Release Batch", batch.name)
	doc.append("items", {"property_unit": second.name})
	with pytest.raises(UnitError, match="your own work"):
		doc.submit()
	doc = frappe.get_doc("Property Release Batch", batch.name)
	doc.update({"status": "Pending Approval", "prepared_by": ZHAO, "batch_title": "x", "docstatus": 1})
	with pytest.raises(UnitError, match="your own work"):
		doc.save()


@pytest.mark.parametrize("doctype", ["Property Release Batch", "Property Price List"])
def test_consultants_and_finance_release_and_price_nothing(doctype):
	for user in (LI, QIAN):
		frappe.set_user(user)
		assert not frappe.has_permission(doctype, "create")
		assert not frappe.has_permission(doctype, "submit")
	frappe.set_user(LI)
	assert not frappe.has_permission(doctype, "read")


# release


def test_an_approved_batch_puts_its_units_on_sale_and_a_cancel_takes_back_those_without_a_deal(building):
	sold, free = (make.make_unit(building=building, released=0) for _ in range(2))
	batch = approve(batch_of(sold, free))
	assert (batch.status, batch.approved_by) == ("Released", SUN)
	assert [unit.reload().sale_status for unit in (sold, free)] == ["Available", "Available"]
	make.make_deal(sold, submit=False)
	batch.reload().cancel()
	assert [unit.reload().sale_status for unit in (sold, free)] == ["Held", "Not Released"]
	assert (sold.released, batch.reload().status) == (1, "Cancelled")


@pytest.mark.parametrize(
	("values", "error", "message"),
	[
		({"released": 1}, UnitError, "is released already"),
		({"released": 0, "use": "Leased"}, UnitBlockedError, "not for sale"),
	],
)
def test_a_unit_that_cannot_be_released_is_refused_by_name(building, values, error, message):
	unit = make.make_unit(building=building, **values)
	with pytest.raises(error, match=rf"Unit {unit.name} .*{message}|{message}"):
		batch_of(unit)


def test_a_unit_blocked_since_it_was_handed_in_is_refused_by_name(building):
	unit, other = (make.make_unit(building=building, released=0) for _ in range(2))
	batch = batch_of(unit, other)
	make.make_block(unit)
	with pytest.raises(UnitError, match=f"Unit {unit.name} is blocked: Mortgage. It cannot be released"):
		approve(batch)
	assert not other.reload().released


def test_a_unit_of_another_project_or_twice_is_refused(building):
	unit = make.make_unit(building=building, released=0)
	with pytest.raises(UnitError, match="does not belong to"):
		batch_of(make.make_unit(released=0))
	with pytest.raises(UnitError, match="in the list twice"):
		batch_of(unit, unit)


def test_a_batch_of_a_later_day_waits_for_it_and_the_job_notes_whom_it_left_out(building):
	unit, blocked = (make.make_unit(building=building, released=0) for _ in range(2))
	batch = approve(batch_of(unit, blocked, release_on=add_days(today(), 1)))
	release_due_property_batches()
	assert (batch.reload().status, unit.reload().released) == ("Scheduled", 0)
	make.make_block(blocked, kind="Quality")
	batch.db_set("release_on", today())
	release_due_property_batches()
	assert (batch.reload().status, unit.reload().released, blocked.reload().released) == ("Released", 1, 0)
	assert [(item.result, "Quality" in (item.note or "")) for item in batch.items] == [
		("Released", False),
		("Left Out", True),
	]
	before = (batch.released_on, unit.modified)
	release_due_property_batches()
	assert (batch.reload().released_on, unit.reload().modified) == before


# prices


def test_an_approved_list_of_today_puts_its_prices_on_the_units(building):
	unit = make.make_unit(building=building, floor_amount=900_000)
	area = make.make_unit(building=building)
	area.update({"price_basis": "Built Area", "list_rate": 10_000}).save()
	doc = list_of({unit: 1_100_000})
	doc.append(
		"items", {"property_unit": area.name, "list_rate": 12_000, "list_amount": 7, "filing_amount": 5}
	)
	doc.save()
	doc.request_approval()
	doc = approve(doc)
	assert doc.status == "In Force"
	assert prices(unit) == (1_100_000, 900_000, 0)
	assert prices(area) == (1_200_000, 0, 5)


def test_a_list_waits_for_its_day_and_the_job_applies_it_once(building):
	unit = make.make_unit(building=building)
	doc = approve(list_of({unit: 1_100_000}, day=1))
	apply_due_property_price_lists()
	assert (doc.reload().status, prices(unit)[0]) == ("Approved", 1_000_000)
	doc.db_set("effective_from", today())
	apply_due_property_price_lists()
	assert (doc.reload().status, prices(unit)[0]) == ("In Force", 1_100_000)
	before = (doc.applied_on, unit.modified)
	apply_due_property_price_lists()
	assert (doc.reload().applied_on, unit.reload().modified) == before


def test_a_deal_keeps_its_price_and_the_unit_has_the_new_one(building):
	unit, other = (make.make_unit(building=building) for _ in range(2))
	deal = make.make_deal(unit)
	doc = list_of({unit: 1_200_000})
	preview = doc.preview()
	assert preview["changes"] == [
		{"property_unit": unit.name, "old": 1_000_000, "new": 1_200_000, "percent": 20, "deal": deal.name}
	]
	assert {"property_unit": other.name, "why": "Not in this list"} in preview["left_out"]
	approve(doc)
	assert prices(unit)[0] == 1_200_000
	assert (deal.reload().list_amount, deal.agreed_amount) == (1_000_000, 1_000_000)


def test_an_approved_list_cannot_be_changed(building):
	doc = approve(list_of({make.make_unit(building=building): 1_100_000}))
	doc.items[0].list_amount = 1
	with pytest.raises(frappe.UpdateAfterSubmitError):
		doc.save()


def test_one_project_has_one_list_for_a_day_and_none_before_an_applied_one(building):
	unit = make.make_unit(building=building)
	approve(list_of({unit: 1_100_000}))
	with pytest.raises(UnitError, match=r"effective from .* as well"):
		list_of({unit: 1_200_000})
	with pytest.raises(UnitError, match="has been applied already"):
		list_of({unit: 1_200_000}, day=-1)


def test_only_the_newest_list_can_be_taken_back_and_the_one_before_is_in_force_again(building):
	unit = make.make_unit(building=building, floor_amount=800_000)
	old = approve(list_of({unit: 1_100_000}, day=-2))
	new = list_of({unit: 1_200_000}, day=-1)
	new.items[0].floor_amount = 850_000
	new.save()
	new.request_approval()
	new = approve(new)
	assert [doc.reload().status for doc in (old, new)] == ["Superseded", "In Force"]
	frappe.db.savepoint("before_refusal")
	with pytest.raises(UnitError, match=f"newer price list was applied: {new.name}"):
		old.cancel()
	frappe.db.rollback(save_point="before_refusal")
	new.reload().cancel()
	assert prices(unit) == (1_100_000, 800_000, 0)
	assert [doc.reload().status for doc in (old, new)] == ["In Force", "Cancelled"]
	old.reload().cancel()
	assert prices(unit) == (1_000_000, 800_000, 0)


def test_a_price_changed_by_hand_since_is_not_overwritten_by_a_cancel(building):
	unit = make.make_unit(building=building)
	doc = approve(list_of({unit: 1_100_000}))
	unit.reload().update({"list_amount": 1_150_000}).save()
	with pytest.raises(UnitError, match="changed after this list was applied"):
		doc.reload().cancel()
	assert prices(unit)[0] == 1_150_000


@pytest.mark.parametrize(("amount", "message"), [(0, "has no list price"), (10, "floor price .* is higher")])
def test_a_list_with_a_wrong_price_is_refused_by_name(building, amount, message):
	unit = make.make_unit(building=building, floor_amount=500_000)
	with pytest.raises(UnitError, match=rf"Unit {unit.name}.*{message}"):
		list_of({unit: amount})


def test_a_draft_is_filled_with_the_units_for_sale_and_changed_by_a_percent(building):
	unit = make.make_unit(building=building, floor_amount=900_000)
	make.make_unit(building=building, released=0, use="Leased")
	doc = list_of({make.make_unit(building=building): 2_000_000})
	doc.fill_units(property_building=building, kind="Home")
	doc.fill_units()
	doc.change_by_percent(2.5)
	rows = {item.property_unit: item for item in doc.items}
	assert (len(rows), len(doc.items)) == (2, 2)
	assert (rows[unit.name].list_amount, rows[unit.name].floor_amount) == (1_025_000, 900_000)
	doc.change_by_percent(-10, with_floor=1)
	assert (rows[unit.name].list_amount, rows[unit.name].floor_amount) == (922_500, 810_000)
