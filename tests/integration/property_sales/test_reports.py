"""Sale Control Table and Customer Arrears: exact rows, and who sees them."""

import pytest

import frappe
from frappe.desk.query_report import run
from frappe.utils import add_days, add_months, today

from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company


def report(name: str, **filters) -> list[dict]:
	return [row for row in run(name, filters)["result"] if isinstance(row, dict)]


def pick(rows: list[dict], *fields: str) -> list[tuple]:
	return [tuple(row[field] for field in fields) for row in rows]


@pytest.fixture
def project() -> str:
	return make.make_project("报表花园", "RPT")


@pytest.fixture
def building(project) -> str:
	return make.make_building(project)


def arrears(project: str, **filters) -> list[dict]:
	return report("Customer Arrears", company=default_company(), property_project=project, **filters)


def signed_with_down_payment_overdue(building: str, days: int):
	"""A deal whose contract, and with it its down payment, is `days` days old."""
	start = add_days(today(), -days)
	deal = make.make_deal(make.make_unit(building=building), subscription_date=start)
	make.receive(deal, 50_000, start)
	make.sign(deal, start)
	return deal


def test_the_sale_control_table_shows_status_price_holder_and_days(building, project):
	free = make.make_unit("101", building)
	held = make.make_unit("201", building, floor=2)
	make.make_consultant("李娜")
	deal = make.make_deal(held, submit=False, consultant="李娜", agreed_amount=980_000)
	rows = report("Sale Control Table", property_project=project)
	assert pick(
		rows,
		"property_unit",
		"floor",
		"sale_status",
		"list_amount",
		"agreed_amount",
		"consultant",
		"customer_name",
		"days",
	) == [
		(held.name, 2, "Held", 1_000_000, 980_000, "李娜", deal.customer_name, 0),
		(free.name, 1, "Available", 1_000_000, None, None, None, None),
	]


def test_the_sale_control_table_needs_a_project():
	with pytest.raises(frappe.MandatoryError, match="choose a Property Project"):
		report("Sale Control Table")


def test_a_down_payment_seven_days_late_is_called_and_eight_days_late_proposes_forfeiture(building, project):
	on_the_limit = signed_with_down_payment_overdue(building, 7)
	past_it = signed_with_down_payment_overdue(building, 8)
	rows = arrears(project)
	fields = (
		"property_subscription",
		"next_action",
		"clock",
		"days_overdue",
		"overdue_amount",
		"bucket_0",
		"bucket_1",
	)
	assert pick(rows, *fields) == [
		(past_it.name, "Propose Forfeiture", "Day 8 of 7", 8, 250_000, 0, 250_000),
		(on_the_limit.name, "Call", "Day 7 of 7", 7, 250_000, 250_000, 0),
	]


def test_a_balance_one_calendar_month_late_is_called_and_a_day_later_proposes_return(building, project):
	signed_on = add_days(add_months(today(), -1), -45)
	deal = make.make_deal(make.make_unit(building=building), subscription_date=signed_on)
	make.receive(deal, 50_000, signed_on)
	make.sign(deal, signed_on)
	make.receive(deal, 250_000, signed_on)
	assert pick(arrears(project), "next_action", "overdue_amount") == [("Call", 700_000)]
	late = arrears(project, report_date=add_days(today(), 1))
	assert pick(late, "next_action") == [("Propose Return",)]


def test_an_unsigned_full_deposit_runs_against_the_forfeiture_limit(building, project):
	start = add_days(today(), -8)
	deal = make.make_deal(make.make_unit(building=building), subscription_date=start)
	make.receive(deal, 50_000, start)
	assert pick(arrears(project), "next_action", "clock", "overdue_amount") == [
		("Propose Forfeiture", "Day 8 of 7", 0)
	]


def test_the_office_s_own_limits_are_used(building, project):
	settings = frappe.get_single("Property Sales Settings")
	settings.forfeiture_days = 10
	settings.save()
	signed_with_down_payment_overdue(building, 8)
	assert pick(arrears(project), "next_action", "clock") == [("Call", "Day 8 of 10")]


def test_a_receipt_takes_a_deal_out_of_the_arrears(building, project):
	deal = signed_with_down_payment_overdue(building, 8)
	make.receive(deal, 250_000)
	assert arrears(project) == []


def test_arrears_need_a_company():
	with pytest.raises(frappe.MandatoryError, match="choose a Company"):
		report("Customer Arrears")


def test_the_chart_counts_units_in_the_order_of_a_sale(building, project):
	from sales_ops.property_sales.dashboard_chart_source.property_units_by_sale_status import (
		property_units_by_sale_status as chart,
	)

	make.make_unit(building=building)
	make.make_deal(make.make_unit(building=building), submit=False)
	found = chart.get(filters={"property_project": project})
	assert dict(zip(found["labels"], found["datasets"][0]["values"], strict=True)) == {
		"Not Released": 0,
		"Available": 1,
		"Held": 1,
		"Temporary Deposit": 0,
		"Subscribed": 0,
		"Signed": 0,
		"Handed Over": 0,
	}
