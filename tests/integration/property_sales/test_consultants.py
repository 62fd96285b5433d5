"""A deal that passes to another consultant takes contract, instalments, claims and open papers along."""

import pytest

import frappe

from sales_ops.exceptions.property_sales import DealError
from sales_ops.property_sales.deals.consultants import change_consultant
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make

LEAVING, COMING, SUPERVISOR = "xu@example.com", "yin@example.com", "zou@example.com"


@pytest.fixture(autouse=True)
def office():
	make.make_user(LEAVING, *PROFILES["Property Consultant"], sales_person="许诺")
	make.make_user(COMING, *PROFILES["Property Consultant"], sales_person="尹涛")
	make.make_user(SUPERVISOR, *PROFILES["Property Sales Supervisor"])


def seen_by(user: str, doctype: str) -> list[str]:
	frappe.set_user(user)
	found = frappe.get_list(doctype, pluck="name")
	frappe.set_user("Administrator")
	return found


def test_all_that_names_the_consultant_follows():
	parking = make.make_unit(kind="Parking")
	deal, contract = make.make_signed_deal(
		consultant="许诺", attached_units=[{"property_unit": parking.name}]
	)
	frappe.set_user(SUPERVISOR)
	change_consultant(deal.name, "尹涛", "离职")
	frappe.set_user("Administrator")
	assert deal.reload().consultant == contract.reload().consultant == "尹涛"
	mine = {"property_subscription": deal.name}
	assert set(frappe.get_all("Property Instalment", mine, pluck="consultant")) == {"尹涛"}
	live = {**mine, "active_claim": ("is", "set")}
	assert frappe.get_all("Property Unit Claim", live, pluck="consultant") == ["尹涛"] * 2
	past = {**mine, "active_claim": ("is", "not set")}
	assert set(frappe.get_all("Property Unit Claim", past, pluck="consultant")) == {"许诺"}
	comment = frappe.get_last_doc("Comment", {"reference_name": deal.name, "comment_type": "Info"})
	assert "许诺" in comment.content and "离职" in comment.content


def test_the_new_consultant_sees_the_deal_and_the_former_does_not():
	deal, contract = make.make_signed_deal(consultant="许诺")
	change_consultant(deal.name, "尹涛", "离职")
	for doctype, name in (("Property Subscription", deal.name), ("Property Contract", contract.name)):
		assert name in seen_by(COMING, doctype)
		assert name not in seen_by(LEAVING, doctype)


def test_only_a_supervisor_gives_a_deal_away():
	deal = make.make_deal(consultant="许诺")
	frappe.set_user(LEAVING)
	with pytest.raises(frappe.PermissionError, match="Only a supervisor"):
		change_consultant(deal.name, "尹涛", "离职")
	assert frappe.db.get_value("Property Subscription", deal.name, "consultant") == "许诺"


@pytest.mark.parametrize(
	("consultant", "reason", "message"),
	[
		("许诺", "x", "has this consultant already"),
		("尹涛", " ", "Say why"),
		("gone", "x", "is no active consultant"),
	],
)
def test_a_change_that_makes_no_sense_is_refused(consultant, reason, message):
	deal = make.make_deal(consultant="许诺")
	with pytest.raises(DealError, match=message):
		change_consultant(deal.name, consultant, reason)


def test_a_draft_is_changed_on_its_form():
	deal = make.make_deal(consultant="许诺", submit=False)
	with pytest.raises(DealError, match="is not submitted"):
		change_consultant(deal.name, "尹涛", "x")
