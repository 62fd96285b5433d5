"""What each role of the sales office can see and do."""

import pytest

import frappe
from frappe.desk.query_report import run

from sales_ops.property_sales import api
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

LI, WANG, ZHAO, QIAN = "li@example.com", "wang@example.com", "zhao@example.com", "qian@example.com"


@pytest.fixture(autouse=True)
def office():
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="李娜")
	make.make_user(WANG, *PROFILES["Property Consultant"], sales_person="王强")
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])
	make.make_user(QIAN, *PROFILES["Property Finance"])


def hold_as(user: str):
	unit, customer = make.make_unit(), make.make_customer()
	frappe.set_user(user)
	name = api.hold_unit(unit.name, customer)["name"]
	return frappe.get_doc("Property Subscription", name)


def test_a_consultant_holds_and_submits_in_his_own_name():
	deal = hold_as(LI)
	assert deal.consultant == "李娜"
	deal.submit()
	assert deal.docstatus == 1


def test_a_consultant_sees_only_own_deals():
	deal = hold_as(LI)
	frappe.set_user(WANG)
	assert frappe.get_list("Property Subscription", pluck="name") == []
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Property Subscription", deal.name).check_permission("read")
	frappe.set_user(ZHAO)
	assert deal.name in frappe.get_list("Property Subscription", pluck="name")


def test_a_deal_handed_to_a_consultant_is_seen_by_him():
	deal = make.make_deal(submit=False, consultant="李娜")
	frappe.set_user(LI)
	assert frappe.get_list("Property Subscription", pluck="name") == [deal.name]


def test_the_board_hides_a_colleagues_customer_and_money():
	deal = hold_as(LI)
	frappe.set_user(WANG)
	seen = {row.property_unit: row for row in api.get_board(deal.property_project)}[deal.property_unit]
	assert (seen.sale_status, seen.consultant, seen.is_private) == ("Held", "李娜", True)
	assert (seen.customer, seen.customer_name, seen.agreed_amount, seen.property_subscription) == (None,) * 4
	frappe.set_user(LI)
	own = {row.property_unit: row for row in api.get_board(deal.property_project)}[deal.property_unit]
	assert (own.customer, own.is_private) == (deal.customer, False)


def test_a_consultant_cannot_cancel_sign_or_receive_money():
	deal = hold_as(LI)
	deal.submit()
	with pytest.raises(frappe.PermissionError):
		deal.cancel()
	with pytest.raises(frappe.PermissionError):
		api.receive_payment(deal.name, 10_000)
	assert not frappe.has_permission("Property Contract", "submit")


def test_a_consultant_cannot_change_units_prices_or_claims():
	deal = hold_as(LI)
	assert not frappe.has_permission("Property Unit", "write", deal.property_unit)
	for doctype in ("Property Unit Claim", "Property Instalment"):
		assert not frappe.has_permission(doctype, "create")
		assert not frappe.has_permission(doctype, "write")


def test_the_supervisor_signs_what_finance_received():
	deal = hold_as(LI)
	deal.update({"deposit_amount": 50_000})
	deal.save().submit()
	frappe.set_user(QIAN)
	assert api.receive_payment(deal.name, 50_000, reference_no="R-1")["status"] == "Full Deposit"
	frappe.set_user(ZHAO)
	contract = frappe.get_doc({"doctype": "Property Contract", "property_subscription": deal.name}).insert()
	contract.submit()
	assert contract.status == "Signed"


def test_a_consultants_arrears_report_has_own_deals_only():
	deal = hold_as(LI)
	deal.update({"deposit_amount": 50_000, "subscription_date": "2026-01-05", "sign_by": "2026-01-12"})
	deal.save().submit()
	frappe.set_user(LI)
	filters = {"company": default_company(), "property_project": deal.property_project}
	assert [row["property_subscription"] for row in run("Customer Arrears", filters)["result"][:-1]] == [
		deal.name
	]
	frappe.set_user(WANG)
	assert run("Customer Arrears", filters)["result"] == []


def test_a_claim_shows_a_consultant_who_holds_but_not_for_whom():
	deal = hold_as(LI)
	fields = ["consultant", "customer"]
	frappe.set_user(WANG)
	seen = frappe.get_list("Property Unit Claim", {"property_unit": deal.property_unit}, fields)
	assert [(row.consultant, row.get("customer")) for row in seen] == [("李娜", None)]
	frappe.set_user(ZHAO)
	assert frappe.get_list("Property Unit Claim", {"property_unit": deal.property_unit}, fields)[0].customer


def test_a_user_without_our_roles_gets_nothing():
	make.make_user("stranger@example.com", "Employee")
	frappe.set_user("stranger@example.com")
	with pytest.raises(frappe.PermissionError):
		api.get_board(make.make_project())
	with pytest.raises(frappe.PermissionError):
		api.hold_unit("TST-1-1", "x")
