"""The life story of a unit: everything that happened to it, as far as the reader may know it."""

import pytest

import frappe
from frappe.utils import flt

from sales_ops.property_sales import api
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make

LI, WANG, ZHAO = "li@example.com", "wang@example.com", "zhao@example.com"


@pytest.fixture(autouse=True)
def office():
	make.make_user(LI, *PROFILES["Property Consultant"], sales_person="李娜")
	make.make_user(WANG, *PROFILES["Property Consultant"], sales_person="王强")
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])


def told(unit, user: str) -> list[dict]:
	frappe.set_user(user)
	return api.get_unit_story(unit.name)


def test_claims_prices_releases_and_blocks_are_told_the_newest_first():
	unit = make.make_unit(released=0, list_amount=1_000_000)
	unit.update({"released": 1, "list_amount": 1_200_000})
	unit.save()
	make.make_block(unit, kind="Quality", reason="leak").lift()
	deal, _contract = make.make_signed_deal(unit.reload(), consultant="李娜")
	story = told(unit, ZHAO)
	assert [row["on"] for row in story] == sorted((row["on"] for row in story), reverse=True)
	claims = [row for row in story if row["what"] == "Claim"]
	assert [(row["kind"], row["end_reason"]) for row in claims] == [
		("Contract", ""),
		("Subscription", "Advanced"),
		("Hold", "Advanced"),
	]
	assert {(row["deal"], row["customer_name"]) for row in claims} == {(deal.name, deal.customer_name)}
	(price,) = (row for row in story if row["what"] == "Price")
	assert (flt(price["before"]), flt(price["after"]), price["currency"]) == (1_000_000, 1_200_000, "CNY")
	(release,) = (row for row in story if row["what"] == "Release")
	(block,) = (row for row in story if row["what"] == "Block")
	assert (release["released"], block["kind"], block["reason"], bool(block["ended_on"])) == (
		1,
		"Quality",
		"leak",
		True,
	)


def test_a_colleague_reads_who_had_the_unit_but_not_for_whom():
	unit = make.make_unit()
	deal = make.make_deal(unit, submit=False, consultant="李娜")
	(seen,) = told(unit, WANG)
	assert seen["consultant"] == "李娜" and "deal" not in seen and "customer_name" not in seen
	(own,) = told(unit, LI)
	assert own["deal"] == deal.name


def test_an_internal_hold_is_told_to_the_house_only_also_when_it_is_over():
	unit = make.make_unit()
	block = make.make_block(unit, kind="Internal Hold", reason="for the chairman")
	with pytest.raises(frappe.PermissionError):
		told(unit, LI)
	frappe.set_user("Administrator")
	block.reload().lift()
	assert told(unit, LI) == []
	assert [row["kind"] for row in told(unit, ZHAO)] == ["Internal Hold"]


def test_who_may_not_read_units_is_told_nothing():
	unit = make.make_unit()
	make.make_user("stranger@example.com", "Employee")
	with pytest.raises(frappe.PermissionError):
		told(unit, "stranger@example.com")
