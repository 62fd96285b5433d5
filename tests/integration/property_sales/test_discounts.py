"""Discounts on a deal: published schemes, the extra discount that is asked and granted, and the floor-price guard."""

import pytest

import frappe
from frappe.utils import add_days, today

from sales_ops.exceptions.property_sales import DiscountError, UnitError
from sales_ops.property_sales.deals.discount_queries import extra_discounts
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

LI, WANG = "li@example.com", "wang@example.com"
ZHAO, ZHOU, CHEN = "zhao@example.com", "zhou@example.com", "chen@example.com"
QIAN = "qian@example.com"
PROJECT, DIRECTOR = "折扣花园", "Test Sales Director"


@pytest.fixture(autouse=True)
def office(monkeypatch):
	"""Supervisors may grant 3 %, the director 8 % and 5 % under the floor price."""
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="李娜")
	make.make_user(WANG, *PROFILES["Property Consultant"], sales_person="王强")
	for user in (ZHAO, ZHOU):
		make.make_user(user, *PROFILES["Property Sales Supervisor"])
	make.make_user(QIAN, *PROFILES["Property Finance"])
	make.make_role(DIRECTOR)
	make.make_user(CHEN, DIRECTOR)
	monkeypatch.setattr(frappe, "sendmail", lambda **mail: None)
	make.make_project(PROJECT, "DSC")
	make.make_approval_rule("Property Sales Supervisor", 0, 3, PROJECT)
	make.make_approval_rule(DIRECTOR, 3, 8, PROJECT, below_floor_percentage=5)


@pytest.fixture
def unit():
	return make.make_unit(building=make.make_building(PROJECT), floor_amount=950_000)


def scheme(by: str = ZHAO, approve_as: str | None = ZHOU, **values):
	"""A scheme that one supervisor prepared and another approved."""
	frappe.set_user(by)
	defaults = {
		"title": "开盘优惠",
		"property_project": PROJECT,
		"kind": "Promotion",
		"basis": "Percent",
		"value": 2,
	}
	doc = frappe.get_doc({"doctype": "Property Discount Scheme", "valid_from": today(), **defaults, **values})
	doc.insert().request_approval()
	if approve_as:
		frappe.set_user(approve_as)
		doc = frappe.get_doc("Property Discount Scheme", doc.name).submit()
	frappe.set_user("Administrator")
	return doc


def draft(unit, by: str = LI, **values):
	"""A hold of a consultant."""
	frappe.set_user(by)
	deal = make.make_deal(unit, submit=False, **values)
	frappe.set_user("Administrator")
	return deal


def ask(deal, value: float, by: str = LI, **values):
	frappe.set_user(by)
	return make.ask_discount(deal, value, **values)


def grant(request, value: float, by: str = ZHAO):
	frappe.set_user(by)
	request = frappe.get_doc(request.doctype, request.name)
	request.grant(value)
	frappe.set_user("Administrator")
	return request


def promise(deal, *schemes):
	deal.update({"discounts": [{"kind": "Promotion", "scheme": doc.name} for doc in schemes]})
	return deal


def steps(deal) -> list[tuple]:
	return [(row.kind, row.base_amount, row.discount_amount, row.net_amount) for row in deal.discounts]


# schemes


def test_the_discount_of_a_payment_plan_comes_and_goes_with_the_plan(unit):
	once = scheme(title="一次性", kind="Plan", payment_plan_template="Paid at Once", value=3)
	deal = draft(unit, payment_plan_template="Paid at Once")
	assert (deal.agreed_amount, deal.discount_percentage) == (970_000, 3)
	assert steps(deal) == [("Plan", 1_000_000, 30_000, 970_000)]
	deal.reload().update({"payment_plan_template": "Bank Mortgage"}).save()
	assert (deal.agreed_amount, deal.discounts) == (1_000_000, [])
	deal.update({"payment_plan_template": "Paid at Once"}).save()
	assert (deal.agreed_amount, deal.discounts[0].scheme) == (970_000, once.name)


@pytest.mark.parametrize(
	("order", "agreed"),
	[
		("Surcharge, Rebate, Percent", 970_200),
		("Percent, Surcharge, Rebate", 970_000),
		("As Entered", 970_000),
	],
)
def test_the_order_of_discounts_is_the_offices_setting(unit, order, agreed):
	frappe.db.set_single_value("Property Sales Settings", "discount_order", order)
	frappe.clear_document_cache("Property Sales Settings", "Property Sales Settings")
	schemes = [scheme(basis="Percent", value=2), scheme(basis="Surcharge", value=10_000)]
	schemes.append(scheme(basis="Amount", value=20_000))
	deal = promise(draft(unit), *schemes).save()
	assert deal.agreed_amount == agreed
	assert [row.net_amount for row in deal.discounts][-1] == agreed
	deal.submit()
	assert steps(deal.reload())[0][1] == 1_000_000


def test_a_scheme_changed_later_does_not_touch_the_deal(unit):
	doc = scheme(valid_from=add_days(today(), -9))
	deal = promise(draft(unit), doc).save().submit()
	doc.reload().update({"valid_to": add_days(today(), -1)}).save()
	with pytest.raises(DiscountError, match="is not valid on"):
		promise(draft(make.make_unit(building=unit.property_building)), doc).save()
	with pytest.raises(frappe.UpdateAfterSubmitError):
		doc.reload().update({"value": 5}).save()
	deal.reload()
	assert (deal.agreed_amount, deal.discounts[0].net_amount) == (980_000, 980_000)


def test_what_a_client_sends_for_a_schemes_terms_decides_nothing(unit):
	doc = scheme(value=2)
	rows = [
		{"kind": "Promotion", "scheme": doc.name, "basis": "Amount", "value": 500_000, "discount_amount": 9}
	]
	deal = draft(unit)
	deal.update({"discounts": rows}).save()
	assert steps(deal) == [("Promotion", 1_000_000, 20_000, 980_000)]


@pytest.mark.parametrize(
	("values", "message"),
	[
		({"first": -9, "last": -1}, "is not valid on"),
		({"first": 1}, "is not valid on"),
		({"payment_plan_template": "Paid at Once"}, "is for deals with the payment plan"),
		({"approve_as": None}, "needs an approved scheme"),
	],
)
def test_a_scheme_that_is_not_for_this_deal_is_refused(unit, values, message):
	values = dict(values)
	days = {"valid_from": values.pop("first", 0), "valid_to": values.pop("last", 1)}
	doc = scheme(**{field: add_days(today(), day) for field, day in days.items()}, **values)
	with pytest.raises(DiscountError, match=message):
		promise(draft(unit), doc).save()


def test_a_scheme_that_stands_alone_is_refused_beside_another(unit):
	with pytest.raises(DiscountError, match="does not go together"):
		promise(draft(unit), scheme(), scheme(stackable=0)).save()


def test_a_payment_plan_has_one_discount_on_a_day():
	plan = {"kind": "Plan", "payment_plan_template": "Paid at Once"}
	scheme(**plan, valid_to=add_days(today(), 9))
	with pytest.raises(DiscountError, match="on the same days"):
		scheme(**plan, valid_from=add_days(today(), 9))
	scheme(**plan, valid_from=add_days(today(), 10))


def test_nobody_approves_his_own_scheme_and_consultants_make_none():
	with pytest.raises(UnitError, match="your own work"):
		scheme(approve_as=ZHAO)
	frappe.set_user(LI)
	assert not frappe.has_permission("Property Discount Scheme", "create")
	assert frappe.has_permission("Property Discount Scheme", "read")


# the agreed price


def test_a_typed_price_is_explained_by_a_last_step_and_new_rows_make_a_new_price(unit):
	deal = draft(unit, agreed_amount=985_000)
	assert [(row.kind, row.discount_amount, row.from_agreed_price) for row in deal.discounts] == [
		("Extra", 15_000, 1)
	]
	deal.reload().save()
	assert (deal.agreed_amount, len(deal.discounts)) == (985_000, 1)
	promise(deal, scheme()).save()
	assert (deal.agreed_amount, len(deal.discounts)) == (980_000, 1)
	deal.update({"agreed_amount": 979_000}).save()
	assert steps(deal)[-1] == ("Extra", 980_000, 1_000, 979_000)
	deal.update({"agreed_amount": 1_010_000}).save()
	assert steps(deal)[-1] == ("Extra", 980_000, -30_000, 1_010_000)
	deal.submit()
	assert deal.agreed_amount == 1_010_000


def test_an_extra_discount_without_a_request_is_refused_beyond_the_offices_margin(unit):
	deal = draft(unit, agreed_amount=990_000)
	with pytest.raises(DiscountError, match=r"extra discount of .*10,000.* has not been granted"):
		deal.submit()
	assert deal.reload().docstatus == 0
	frappe.db.set_single_value("Property Sales Settings", "free_extra_percentage", 1)
	frappe.clear_document_cache("Property Sales Settings", "Property Sales Settings")
	deal.submit()
	assert (deal.docstatus, deal.agreed_amount) == (1, 990_000)


# requests


def test_a_request_is_brought_to_the_lowest_role_that_may_grant_it_and_not_to_who_asked(unit):
	request = ask(draft(unit), 3)
	assert (request.approver_role, request.asked_amount, request.asked_price) == (
		"Property Sales Supervisor",
		30_000,
		970_000,
	)
	assert {ZHAO, ZHOU} <= assigned(request)
	assert not {LI, CHEN} & assigned(request)
	higher = ask(draft(make.make_unit(building=unit.property_building)), 5)
	assert (higher.approver_role, assigned(higher)) == (DIRECTOR, {CHEN})


def assigned(request) -> set[str]:
	filters = {"reference_type": request.doctype, "reference_name": request.name, "status": "Open"}
	return set(frappe.get_all("ToDo", filters, pluck="allocated_to"))


def test_a_partial_grant_comes_onto_the_deal_and_no_more_than_it_can_be_used(unit):
	deal = draft(unit, agreed_amount=950_000)
	request = grant(ask(deal, 5), 3)
	assert (request.state, request.granted_amount, request.granted_price, request.decided_by) == (
		"Partly Granted",
		30_000,
		970_000,
		ZHAO,
	)
	assert not assigned(request)
	deal.reload()
	assert (deal.agreed_amount, deal.discounts[0].discount_request) == (970_000, request.name)
	deal.discounts[0].value = 4
	deal.save()
	with pytest.raises(DiscountError, match=r"only 3.* was granted"):
		deal.submit()
	deal.reload().discounts[0].value = 2
	deal.save().submit()
	assert (deal.agreed_amount, deal.docstatus) == (980_000, 1)


def test_a_role_grants_up_to_the_end_of_its_band(unit):
	request = ask(draft(unit), 5)
	with pytest.raises(DiscountError, match="your role may not"):
		grant(request, 3.01)
	assert frappe.db.get_value(request.doctype, request.name, "state") == "Pending"
	assert grant(request, 5, by=CHEN).state == "Granted"


def test_who_asked_does_not_decide_though_both_roles_are_there(unit):
	frappe.get_doc("User", LI).add_roles("Property Sales Supervisor", DIRECTOR)
	request = ask(draft(unit), 2)
	with pytest.raises(DiscountError, match="your own request"):
		grant(request, 1, by=LI)
	with pytest.raises(DiscountError, match="your own request"):
		frappe.get_doc(request.doctype, request.name).reject("no")
	# nor by a copy in which another one asked
	copy = frappe.get_doc(request.doctype, request.name)
	copy.owner = ZHAO
	with pytest.raises(DiscountError, match="your own request"):
		copy.grant(1)
	# nor for a deal of one's own that a colleague asked for
	other = ask(draft(make.make_unit(building=unit.property_building)), 2, by=ZHAO)
	with pytest.raises(DiscountError, match="your own request"):
		grant(other, 1, by=LI)


def test_what_a_client_writes_into_a_request_decides_nothing(unit):
	frappe.set_user(LI)
	deal = make.make_deal(unit, submit=False)
	made_up = {
		"state": "Granted",
		"granted_value": 9,
		"granted_amount": 90_000,
		"granted_price": 1,
		"decided_by": ZHOU,
	}
	request = make.ask_discount(deal, 5, **made_up)
	assert (request.state, request.granted_amount, request.decided_by) == ("Pending", None, None)
	request.update(made_up).save()
	assert (request.reload().state, request.granted_value) == ("Pending", 0)
	with pytest.raises(frappe.CannotChangeConstantError):
		request.update({"asked_value": 1}).save()


def test_consultants_decide_nothing_and_see_the_requests_of_their_own_deals(unit):
	request = ask(draft(unit), 2)
	with pytest.raises(frappe.PermissionError):
		grant(request, 1, by=WANG)
	frappe.set_user(WANG)
	assert not frappe.get_list("Property Discount Request", {"name": request.name})
	frappe.set_user(LI)
	assert frappe.get_list("Property Discount Request", {"name": request.name})
	for user in (ZHAO, QIAN):
		frappe.set_user(user)
		assert frappe.has_permission("Property Discount Request", "read", request)


def test_a_rejected_or_withdrawn_request_gives_nothing_and_one_waits_at_a_time(unit):
	deal = draft(unit)
	request = ask(deal, 2)
	with pytest.raises(DiscountError, match="has a request already"):
		ask(deal, 1)
	frappe.set_user(ZHAO)
	frappe.get_doc(request.doctype, request.name).reject("价格已到底")
	assert frappe.db.get_value(request.doctype, request.name, ["state", "decision_remark"]) == (
		"Rejected",
		"价格已到底",
	)
	with pytest.raises(DiscountError, match="is Rejected and stays"):
		grant(request, 1)
	frappe.set_user(LI)
	second = make.ask_discount(deal, 1)
	second.withdraw()
	assert (second.state, assigned(second)) == ("Withdrawn", set())
	frappe.set_user("Administrator")
	row = {"kind": "Extra", "basis": "Percent", "value": 1, "discount_request": second.name}
	deal.reload().update({"discounts": [row]}).save()
	with pytest.raises(DiscountError, match="has not been granted"):
		deal.submit()


def test_a_grant_for_one_deal_does_not_serve_another(unit):
	request = grant(ask(draft(unit), 2), 2)
	other = draft(make.make_unit(building=unit.property_building))
	row = {"kind": "Extra", "basis": "Percent", "value": 2, "discount_request": request.name}
	other.update({"discounts": [row]}).save()
	with pytest.raises(DiscountError, match="has not been granted"):
		other.submit()


def test_without_a_rule_nobody_can_be_asked(unit):
	frappe.db.delete("Property Approval Rule")
	with pytest.raises(DiscountError, match="Nobody may decide"):
		ask(draft(unit), 2)


def test_the_band_of_a_role_cannot_stand_twice():
	with pytest.raises(DiscountError, match="is the band of"):
		make.make_approval_rule(DIRECTOR, 0, 5, PROJECT)


# the floor price


def test_a_price_under_the_floor_is_refused_unless_it_was_granted_by_who_may(unit):
	deal = draft(unit)
	request = ask(deal, 55_000, basis="Amount")
	assert request.approver_role == DIRECTOR
	make.make_approval_rule("Property Sales Supervisor", 0, 80_000, PROJECT, basis="Amount")
	with pytest.raises(DiscountError, match="your role may not"):
		grant(request, 55_000, by=ZHAO)
	grant(request, 55_000, by=CHEN)
	deal.reload().submit()
	assert deal.agreed_amount == 945_000


def test_published_discounts_cannot_undercut_the_floor_either(unit):
	deal = promise(draft(unit), scheme(value=6)).save()
	with pytest.raises(DiscountError, match="under the floor price") as error:
		deal.submit()
	assert "950,000" not in str(error.value)
	assert frappe.db.get_value("Property Unit", unit.name, "sale_status") == "Held"


def test_a_deal_of_the_past_needs_no_request_but_keeps_the_floor_price(unit):
	deal = make.make_deal(unit, submit=False)
	deal.flags.price_decided = True
	deal.update({"agreed_amount": 950_000}).save()
	deal.flags.price_decided = True
	deal.submit()
	assert deal.docstatus == 1
	cheap = make.make_deal(
		make.make_unit(building=unit.property_building, floor_amount=950_000), submit=False
	)
	cheap.flags.price_decided = True
	cheap.update({"agreed_amount": 949_999.99}).save()
	with pytest.raises(DiscountError, match="under the floor price"):
		cheap.submit()


# statistics


def test_statistics_tell_what_was_asked_granted_and_used(unit):
	deal = draft(unit)
	request = grant(ask(deal, 5), 3)
	deal.reload().discounts[0].value = 2
	deal.save().submit()
	frappe.set_user(ZHAO)
	rejected = ask(draft(make.make_unit(building=unit.property_building)), 4)
	frappe.set_user(ZHAO)
	frappe.get_doc(rejected.doctype, rejected.name).reject("no")
	frappe.db.set_single_value("Property Sales Settings", "free_extra_percentage", 1)
	frappe.clear_document_cache("Property Sales Settings", "Property Sales Settings")
	free = draft(make.make_unit(building=unit.property_building), agreed_amount=995_000)
	free.submit()
	rows = extra_discounts(default_company(), PROJECT, today(), today())
	found = {
		row["property_subscription"]: (
			row["state"],
			row["asked_amount"],
			row["granted_amount"],
			row["used_amount"],
		)
		for row in rows
	}
	assert found == {
		deal.name: ("Partly Granted", 50_000, 30_000, 20_000),
		rejected.property_subscription: ("Rejected", 40_000, 0, 0),
		free.name: ("Without Request", 5_000, 5_000, 5_000),
	}
	(row,) = (row for row in rows if row["property_discount_request"] == request.name)
	assert (row["asked_percentage"], row["granted_percentage"], row["used_percentage"]) == (5, 3, 2)
	assert (row["consultant"], row["decided_by"], str(row["decided_on"])) == ("李娜", ZHAO, today())
	for day in (-1, 1):
		assert not extra_discounts(default_company(), PROJECT, add_days(today(), day), add_days(today(), day))
