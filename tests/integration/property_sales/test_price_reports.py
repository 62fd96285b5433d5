"""Extra Discount Statistics and Price Execution: the figures, and what each role may know of them."""

import pytest

import frappe
from frappe.utils import add_days, today

from sales_ops.property_sales.report.extra_discount_statistics import extra_discount_statistics
from sales_ops.property_sales.report.price_execution import price_execution
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

LI, WANG, ZHAO = "li@example.com", "wang@example.com", "zhao@example.com"
QIAN = "qian@example.com"
PROJECT = "价表花园"


@pytest.fixture(autouse=True)
def office(monkeypatch):
	for user, person in ((LI, "李娜"), (WANG, "王强")):
		make.make_user(user, *PROFILES["Property Consultant"], sales_person=person)
	make.make_user(ZHAO, *PROFILES["Property Sales Supervisor"])
	make.make_user(QIAN, *PROFILES["Property Finance"])
	make.make_project(PROJECT, "PRX")
	make.make_approval_rule("Property Sales Supervisor", 0, 5, PROJECT)
	monkeypatch.setattr(frappe, "sendmail", lambda **mail: None)


def unit(**values):
	prices = {"floor_amount": 900_000, "filing_amount": 1_100_000}
	return make.make_unit(building=make.make_building(PROJECT), **prices, **values)


def discounted(by: str, percent: float):
	"""A submitted deal of a consultant with a granted extra discount."""
	frappe.set_user(by)
	deal = make.make_deal(unit(), submit=False)
	request = make.ask_discount(deal, percent)
	frappe.set_user(ZHAO)
	request.grant(percent)
	frappe.set_user("Administrator")
	return deal.reload().submit()


def statistics(**filters):
	days = {"from_date": today(), "to_date": today()}
	filters = {"company": default_company(), "property_project": PROJECT, **days, **filters}
	return extra_discount_statistics.execute(filters)


def execution(**filters):
	return price_execution.execute({"company": default_company(), "property_project": PROJECT, **filters})


# Extra Discount Statistics


def test_discounts_are_counted_by_consultant_project_and_month():
	for by, percent in ((LI, 2), (LI, 3), (WANG, 1)):
		discounted(by, percent)
	_columns, rows, _message, chart, summary = statistics()
	assert sorted(row["used_amount"] for row in rows) == [10_000, 20_000, 30_000]
	assert chart["data"]["labels"] == sorted(["李娜", "王强"])
	assert [card["value"] for card in summary] == [3, 60_000, 60_000, 60_000, 2]
	grouped = {row["consultant"]: row for row in statistics(group_by="Consultant")[1]}
	assert (grouped["李娜"]["discounts"], grouped["李娜"]["used_amount"]) == (2, 50_000)
	assert grouped["李娜"]["used_percentage"] == 2.5
	(project,) = statistics(group_by="Property Project")[1]
	assert (project["property_project"], project["granted_amount"]) == (PROJECT, 60_000)
	(month,) = statistics(group_by="Month")[1]
	assert (month["month"], month["discounts"]) == (today()[:7], 3)


def test_days_and_consultant_of_the_statistics_are_kept_to():
	discounted(LI, 2)
	discounted(WANG, 1)
	assert [row["consultant"] for row in statistics(consultant="王强")[1]] == ["王强"]
	for day in (-1, 1):
		assert statistics(from_date=add_days(today(), day), to_date=add_days(today(), day))[1] == []
	with pytest.raises(frappe.MandatoryError):
		statistics(from_date=None)


def test_a_consultant_gets_the_statistics_of_the_own_deals_others_of_all():
	discounted(LI, 2)
	discounted(WANG, 1)
	for user, count in ((LI, 1), (ZHAO, 2), (QIAN, 2)):
		frappe.set_user(user)
		assert len(statistics()[1]) == count, user


# Price Execution


def test_the_four_prices_stand_beside_each_other_with_their_differences():
	deal = discounted(LI, 5)
	free = unit()
	frappe.set_user(ZHAO)
	_columns, rows, _message, chart, summary = execution()
	found = {row.property_unit: row for row in rows}
	row = found[deal.property_unit]
	assert (row.floor_amount, row.list_amount, row.deal_amount, row.filing_amount) == (
		900_000,
		1_000_000,
		950_000,
		1_100_000,
	)
	assert (row.above_floor, row.above_filing, row.discount_percentage, row.deal_rate) == (
		50_000,
		-150_000,
		5,
		9_500,
	)
	assert found[free.name].deal_amount is None
	assert [card["value"] for card in summary] == [1, 1_000_000, 950_000, 5, 0]
	assert chart["data"]["datasets"][1]["values"] == [950_000]
	assert [row.property_unit for row in execution(sold=1)[1]] == [deal.property_unit]


def test_deals_under_the_floor_price_are_counted():
	deal = discounted(LI, 5)
	frappe.db.set_value("Property Unit", deal.property_unit, "floor_amount", 950_000.01)
	frappe.set_user(ZHAO)
	assert execution()[4][-1]["value"] == 1


@pytest.mark.parametrize(("user", "sees_floor"), [(ZHAO, True), (LI, False), (QIAN, False)])
def test_the_floor_price_is_for_whom_the_field_is_open(user, sees_floor):
	discounted(LI, 5)
	frappe.set_user(user)
	columns, rows, _message, _chart, summary = execution()
	names = {column["fieldname"] for column in columns}
	assert ("floor_amount" in names, "above_floor" in names) == (sees_floor, sees_floor)
	told = frappe.as_json([rows, summary])
	assert ("900000" in told) == sees_floor


def test_a_consultant_does_not_see_a_colleagues_deal():
	deal = discounted(LI, 5)
	frappe.set_user(WANG)
	(row,) = execution()[1]
	assert (row.property_unit, row.list_amount) == (deal.property_unit, 1_000_000)
	assert (row.deal_amount, row.customer_name, row.property_subscription) == (None, None, None)
	assert not execution()[4]
