"""Consultant Performance: a deal counts from 10 % collected, falls back with a cancelled receipt, and goes with its end."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.property_sales.report.consultant_performance import consultant_performance
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

LI, WANG, ZHAO = "li@example.com", "wang@example.com", "zhao@example.com"
PROJECT = "业绩花园"


@pytest.fixture(autouse=True)
def office():
	for user, person in ((LI, "李娜"), (WANG, "王强")):
		make.make_user(user, *PROFILES["Property Consultant"], sales_person=person)
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])
	make.make_project(PROJECT, "PFX")
	setup_change_accounts(default_company())


def unit():
	return make.make_unit(building=make.make_building(PROJECT))


def signed(consultant: str = "李娜", days_ago: int = 20):
	"""A deal over 1,000,000 with 50,000 received."""
	start = add_days(today(), -days_ago)
	return make.make_signed_deal(unit(), consultant=consultant, subscription_date=start)[0]


def report(**filters) -> list[dict]:
	days = {"from_date": add_days(today(), -30), "to_date": today()}
	filters = {"company": default_company(), "property_project": PROJECT, **days, **filters}
	return consultant_performance.execute(filters)[1]


def of(consultant: str, *fields: str, **filters) -> tuple:
	row = next((row for row in report(**filters) if row["consultant"] == consultant), {})
	return tuple(row.get(field) for field in fields)


def test_a_deal_counts_on_the_day_of_the_receipt_that_reaches_the_share():
	deal = signed()
	reached = add_days(today(), -9)
	make.receive(deal, 40_000, add_days(today(), -10))
	make.receive(deal, 10_000, reached)
	before = {"to_date": add_days(reached, -1)}
	assert of("李娜", "counted", "waiting", "missing_amount", **before) == (0, 1, 10_000)
	assert of("李娜", "counted", "net_amount", "waiting", from_date=reached) == (1, 1_000_000, 0)
	(row,) = report(view="Deals")
	assert (row["counted_on"], row["collected_percentage"], row["missing_amount"]) == (
		getdate(reached),
		10,
		None,
	)


def test_a_deal_falls_back_when_the_receipt_that_reached_the_share_is_cancelled():
	deal = signed()
	entry = make.receive(deal, 50_000)
	assert of("李娜", "net", "waiting") == (1, 0)
	entry.reload().cancel()
	assert of("李娜", "net", "waiting", "missing_amount") == (0, 1, 50_000)


def test_a_return_takes_the_deal_back_on_its_day_and_its_undo_gives_it_again():
	deal = signed()
	make.receive(deal, 50_000, add_days(today(), -10))
	change = make.execute_change(deal, "Return", keep_amount=20_000)
	assert of("李娜", "counted", "taken_back", "net", "net_amount") == (1, 1, 0, 0)
	assert of("李娜", "net", to_date=add_days(today(), -1)) == (1,)
	change.reload().cancel()
	assert of("李娜", "counted", "taken_back", "net") == (1, 0, 1)


def test_an_exchange_counts_the_new_deal_for_the_old_one():
	deal = signed()
	make.receive(deal, 250_000, add_days(today(), -10))
	bigger = make.make_unit(building=make.make_building(PROJECT), list_amount=2_000_000)
	make.execute_change(deal, "Exchange", new_property_unit=bigger.name)
	assert of("李娜", "counted", "taken_back", "net", "net_amount") == (
		2,
		1,
		1,
		1_000_000 + 2_000_000 - 1_000_000,
	)


@pytest.mark.parametrize("then_exchanged", [False, True])
def test_money_that_a_name_change_passed_on_counts_when_it_came_in(then_exchanged):
	deal = signed()
	reached = add_days(today(), -10)
	make.receive(deal, 250_000, reached)
	make.execute_change(deal, "Name Change", new_customer=make.make_customer())
	if then_exchanged:
		make.execute_change(deal.reload(), "Exchange", new_property_unit=unit().name)
	assert of("李娜", "net", "waiting") == (1, 0)
	(first,) = [row for row in report(view="Deals") if row["property_subscription"] == deal.name]
	assert (first["counted_on"], first["collected_amount"]) == (getdate(reached), 300_000)


def test_the_share_is_the_offices_and_commission_is_paid_on_what_counts():
	signed()
	settings = frappe.get_single("Property Sales Settings")
	settings.update({"performance_percentage": 5}).save()
	frappe.db.set_value("Sales Person", "李娜", "commission_rate", "0.5")
	assert of("李娜", "net_amount", "commission_rate", "commission_amount") == (1_000_000, 0.5, 5_000)


def test_a_consultant_sees_the_own_row_only():
	signed("李娜")
	signed("王强")
	frappe.set_user(LI)
	assert [row["consultant"] for row in report()] == ["李娜"]
	assert report(consultant="王强") == []
	assert {row["consultant"] for row in report(view="Deals")} == {"李娜"}
	frappe.set_user(ZHAO)
	assert sorted(row["consultant"] for row in report()) == sorted(["李娜", "王强"])


def test_a_report_of_no_company_is_refused():
	with pytest.raises(frappe.MandatoryError, match="choose a Company"):
		report(company=None)
