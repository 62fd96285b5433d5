"""The waiting list: a unit that comes free is offered to the first in line, then to the next (feature 18)."""

from datetime import timedelta

import pytest

import frappe
from frappe.utils import now_datetime

from sales_ops.exceptions.property_sales import InterestError, UnitTakenError
from sales_ops.property_sales.tasks import expire_property_holds, offer_freed_property_units
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make

CONSULTANT, COLLEAGUE = "shao@example.com", "wan@example.com"


@pytest.fixture(autouse=True)
def office():
	make.make_project()
	make.make_user(CONSULTANT, *PROFILES["Property Consultant"], sales_person="邵杰")
	make.make_user(COLLEAGUE, *PROFILES["Property Consultant"], sales_person="万芳")
	frappe.db.delete("Property Interest")
	settle_on("Hold the Unit")


def settle_on(choice: str) -> None:
	frappe.get_single("Property Sales Settings").update({"waiting_list_offers": choice}).save()


def wait(unit=None, minutes: int = 0, **values):
	interest = frappe.get_doc(
		{
			"doctype": "Property Interest",
			"customer": make.make_customer(),
			"property_project": make.make_project(),
			"property_unit": unit and unit.name,
			**values,
		}
	).insert(ignore_permissions=True)
	interest.db_set("registered_on", now_datetime() + timedelta(minutes=minutes - 60))
	return interest


def statuses(*interests) -> list[str]:
	return [frappe.db.get_value("Property Interest", interest.name, "status") for interest in interests]


def run_out(interest):
	"""Let an offer, and the hold that goes with it, end a minute ago."""
	past = now_datetime() - timedelta(minutes=1)
	interest.reload().db_set("offered_until", past)
	if interest.property_subscription:
		live = {"property_subscription": interest.property_subscription, "active_claim": ("is", "set")}
		frappe.db.set_value("Property Unit Claim", live, "expires_on", past)


def every_five_minutes():
	expire_property_holds()
	offer_freed_property_units()


def test_nobody_is_offered_a_unit_that_is_taken():
	unit = make.make_unit()
	make.make_deal(unit, submit=False)
	interest = wait(unit)
	every_five_minutes()
	assert statuses(interest) == ["Waiting"]


def test_a_unit_that_comes_free_is_held_for_the_first_in_line_and_a_second_run_changes_nothing():
	unit = make.make_unit()
	taken = make.make_deal(unit)
	second, first = wait(unit, 2, consultant="邵杰"), wait(unit, 1, consultant="万芳")
	taken.cancel()
	every_five_minutes()
	assert statuses(first, second) == ["Offered", "Waiting"]
	first.reload()
	deal = frappe.get_doc("Property Subscription", first.property_subscription)
	assert (deal.customer, deal.consultant, deal.status, deal.docstatus) == (
		first.customer,
		"万芳",
		"Held",
		0,
	)
	assert deal.held_until == first.offered_until
	every_five_minutes()
	assert statuses(first, second) == ["Offered", "Waiting"]
	assert frappe.db.count("Property Subscription", {"property_unit": unit.name, "docstatus": 0}) == 1


def test_an_offer_that_runs_out_goes_to_the_next():
	unit = make.make_unit()
	first, second = wait(unit, 1), wait(unit, 2)
	every_five_minutes()
	run_out(first)
	every_five_minutes()
	assert statuses(first, second) == ["Lapsed", "Offered"]
	assert frappe.db.get_value("Property Unit", unit.name, "sale_status") == "Held"


def test_an_offer_that_is_given_up_goes_to_the_next_at_once():
	unit = make.make_unit()
	first, second = wait(unit, 1), wait(unit, 2)
	every_five_minutes()
	frappe.get_doc("Property Subscription", first.reload().property_subscription).release_hold()
	every_five_minutes()
	assert statuses(first, second) == ["Lapsed", "Offered"]


def test_a_submitted_offer_fulfils_the_interest():
	unit = make.make_unit()
	interest = wait(unit)
	every_five_minutes()
	frappe.get_doc("Property Subscription", interest.reload().property_subscription).submit()
	run_out(interest)
	every_five_minutes()
	assert statuses(interest) == ["Converted"]


def test_a_deal_made_elsewhere_fulfils_the_interest_of_its_customer_alone():
	unit = make.make_unit()
	mine, other = wait(unit, 1), wait(unit, 2)
	deal = make.make_deal(unit, customer=mine.customer)
	assert statuses(mine, other) == ["Converted", "Waiting"]
	assert frappe.db.get_value("Property Interest", mine.name, "property_subscription") == deal.name


def test_who_waits_for_a_kind_is_offered_what_was_given_back_since_and_not_what_is_on_sale():
	on_sale, unit = make.make_unit(kind="Shop"), make.make_unit(kind="Shop")
	taken = make.make_deal(unit)
	interest = wait(kind="Shop")
	every_five_minutes()
	assert statuses(interest) == ["Waiting"]
	taken.cancel()
	every_five_minutes()
	assert interest.reload().offered_unit == unit.name
	assert on_sale.reload().sale_status == "Available"


def test_the_office_may_only_have_its_consultants_told():
	settle_on("Notify Only")
	unit = make.make_unit()
	first, second = wait(unit, 1, consultant="邵杰"), wait(unit, 2)
	every_five_minutes()
	every_five_minutes()
	assert statuses(first, second) == ["Offered", "Waiting"]
	assert unit.reload().sale_status == "Available"
	told = frappe.get_all("Notification Log", {"document_name": first.name}, pluck="for_user")
	assert told == [CONSULTANT]
	run_out(first)
	every_five_minutes()
	assert statuses(first, second) == ["Lapsed", "Offered"]


def test_the_office_may_do_without_offers():
	settle_on("Off")
	interest = wait(make.make_unit())
	every_five_minutes()
	assert statuses(interest) == ["Waiting"]


def test_a_blocked_unit_is_not_offered():
	unit = make.make_unit()
	make.make_block(unit)
	interest = wait(unit)
	every_five_minutes()
	assert statuses(interest) == ["Waiting"]


def test_a_bad_row_does_not_stop_the_next(monkeypatch):
	from sales_ops.property_sales.units import waiting_list

	first, second = wait(make.make_unit(), 1), wait(make.make_unit(), 2)
	offer = waiting_list.offer

	def fail_once(name, unit):
		if name == first.name:
			raise RuntimeError("no")
		offer(name, unit)

	monkeypatch.setattr(waiting_list, "offer", fail_once)
	every_five_minutes()
	assert statuses(first, second) == ["Waiting", "Offered"]


def test_an_interest_becomes_a_subscription_by_hand_and_an_offer_gives_its_own():
	unit = make.make_unit()
	interest = wait(unit)
	name = interest.hold_unit()
	assert frappe.db.get_value("Property Subscription", name, "customer") == interest.customer
	assert interest.reload().hold_unit() == name
	assert statuses(interest) == ["Offered"]


def test_an_interest_does_not_take_a_unit_from_somebody_else():
	unit = make.make_unit()
	make.make_deal(unit, submit=False)
	interest = wait(unit)
	with pytest.raises(UnitTakenError):
		interest.hold_unit()
	assert statuses(interest) == ["Waiting"]


def test_a_wish_without_a_unit_needs_one_to_be_held():
	with pytest.raises(InterestError, match="no unit"):
		wait(kind="Home").hold_unit()


def test_a_customer_waits_for_a_unit_once_and_areas_make_sense():
	unit = make.make_unit()
	interest = wait(unit)
	with pytest.raises(InterestError, match=f"already: {interest.name}"):
		wait(unit, customer=interest.customer)
	with pytest.raises(InterestError, match="from 120 to 90"):
		wait(min_area=120, max_area=90)


def test_who_registers_again_stands_at_the_end():
	unit = make.make_unit()
	make.make_deal(unit, submit=False)
	first, second = wait(unit, 1), wait(unit, 2)
	first.withdraw()
	assert statuses(first) == ["Withdrawn"]
	with pytest.raises(InterestError, match="is Withdrawn"):
		first.hold_unit()
	first.reload().register_again()
	first.reload().run_method("onload")
	assert first.get("__onload").place == 2
	assert first.registered_on > second.registered_on
	with pytest.raises(InterestError, match="is Waiting"):
		first.register_again()


def test_the_place_in_line_cannot_be_typed():
	interest = wait(make.make_unit())
	before = interest.reload().registered_on
	interest.update({"registered_on": "2020-01-01", "status": "Offered"})
	interest.save()
	assert (interest.reload().registered_on, interest.status) == (before, "Waiting")


def test_a_consultant_sees_the_own_interests_only():
	mine, other = wait(kind="Home", consultant="邵杰"), wait(kind="Home", consultant="万芳")
	frappe.set_user(CONSULTANT)
	assert frappe.get_list("Property Interest", pluck="name") == [mine.name]
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Property Interest", other.name).withdraw()
