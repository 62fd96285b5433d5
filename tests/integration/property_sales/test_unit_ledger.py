"""Unit Ledger, Presale Liability Check and Collection Forecast: exact rows from real deals, and who sees them."""

import pytest

import frappe
from frappe.desk.query_report import run
from frappe.utils import add_days, add_months, getdate, today

from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.property_sales.tasks import check_sale_control
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company


@pytest.fixture
def building() -> str:
	building = make.make_building(make.make_project("台账花园", "LDG"))
	setup_change_accounts(default_company())
	return building


def report(name: str, **filters) -> list[dict]:
	found = run(name, {"company": default_company(), "property_project": "台账花园", **filters})["result"]
	return [row for row in found if isinstance(row, dict)]


def ledger_of(unit, **filters) -> dict:
	return next(row for row in report("Unit Ledger", **filters) if row["property_unit"] == unit.name)


def change(deal, kind: str, keep: float = 0, **values):
	cash = {"company": default_company(), "account_type": "Cash", "is_group": 0}
	doc = frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"kind": kind,
			"property_subscription": deal.name,
			"keep_amount": keep,
			"reason": "Changed Mind",
			"paid_from": frappe.db.get_value("Account", cash),
			**values,
		}
	).insert()
	doc.approve()
	return doc.reload().submit()


def hand_over(deal, contract):
	make.receive(deal, contract.reload().outstanding_amount)
	values = {"property_contract": contract.name, "accepted": 1, "no_of_keys": 3}
	return frappe.get_doc({"doctype": "Property Handover", **values}).insert().submit()


def test_the_ledger_has_the_money_and_the_invoice_of_each_unit(building):
	free, unit = make.make_unit(building=building), make.make_unit(building=building)
	deal, contract = make.make_signed_deal(unit)
	make.receive(deal, 250_000)
	row = ledger_of(unit)
	assert (row["holder"], row["deal_amount"], row["received_amount"], row["outstanding_amount"]) == (
		deal.customer_name,
		1_000_000,
		300_000,
		700_000,
	)
	assert (row["sales_invoice"], row["invoiced_amount"]) == (None, None)
	assert (ledger_of(free)["sale_status"], ledger_of(free)["deal_amount"]) == ("Available", None)
	handover = hand_over(deal, contract)
	row = ledger_of(unit)
	assert (row["sales_invoice"], row["invoiced_amount"], row["outstanding_amount"]) == (
		handover.sales_invoice,
		1_000_000,
		0,
	)


def test_units_that_are_not_sold_stand_in_the_ledger_with_their_user(building):
	values = {"released": 0, "use": "Transferred Paid", "kind": "Shop"}
	given = {"used_by": "社区卫生站", "used_since": today(), "use_amount": 300_000}
	unit = make.make_unit(building=building, **values, **given)
	row = ledger_of(unit)
	assert (row["holder"], row["use_amount"], row["used_since"]) == ("社区卫生站", 300_000, getdate(today()))
	assert ledger_of(unit, use="Transferred Paid", kind="Shop") == row
	assert unit.name not in [row["property_unit"] for row in report("Unit Ledger", use="For Sale")]


def test_the_totals_count_area_and_money_by_kind_use_and_status(building):
	make.make_unit(building=building)
	make.make_unit(building=building)
	make.make_unit(building=building, kind="Parking", built_area=12.5, list_amount=150_000)
	make.make_unit(building=building, released=0, use="Self-use")
	make.make_signed_deal(make.make_unit(building=building))
	rows = report("Unit Ledger", view="Totals")
	fields = ("kind", "use", "sale_status", "units", "built_area", "deal_amount", "outstanding_amount")
	assert [tuple(row[field] for field in fields) for row in rows] == [
		("Home", "For Sale", "Available", 2, 200, 0, 0),
		("Home", "For Sale", "Signed", 1, 100, 1_000_000, 950_000),
		("Home", "Self-use", "Not Released", 1, 100, 0, 0),
		("Parking", "For Sale", "Available", 1, 12.5, 0, 0),
	]


def test_the_ledger_of_a_past_day_is_that_of_its_evening(building):
	unit, start = make.make_unit(building=building), add_days(today(), -30)
	frappe.db.set_value("Property Unit", unit.name, "released_on", start)
	deal, _contract = make.make_signed_deal(unit, subscription_date=start)
	make.receive(deal, 250_000, add_days(start, 10))
	states = [(add_days(start, days), days) for days in (-1, 0, 9, 10)]
	seen = {days: ledger_of(unit, on=day) for day, days in states}
	assert {
		days: (row["sale_status"], row["received_amount"], row["outstanding_amount"])
		for days, row in seen.items()
	} == {
		-1: ("Not Released", None, None),
		0: ("Signed", 50_000, 950_000),
		9: ("Signed", 50_000, 950_000),
		10: ("Signed", 300_000, 700_000),
	}


def test_a_name_change_does_not_double_the_money_of_a_past_day(building):
	unit, start = make.make_unit(building=building), add_days(today(), -30)
	deal, _contract = make.make_signed_deal(unit, subscription_date=start)
	change(deal, "Name Change", new_customer=make.make_customer(), posting_date=add_days(today(), -10))
	for day in (-20, -10, -1):
		assert ledger_of(unit, on=add_days(today(), day))["received_amount"] == 50_000


def exchanged(building, days_ago: int, new_building: str | None = None):
	"""A signed deal of a month ago, exchanged so many days ago; returns old unit, new unit."""
	old, new = make.make_unit(building=building), make.make_unit(building=new_building or building)
	deal, _contract = make.make_signed_deal(old, subscription_date=add_days(today(), -30))
	change(deal, "Exchange", new_property_unit=new.name, posting_date=add_days(today(), -days_ago))
	return old, new


def test_the_money_of_an_exchanged_deal_stands_at_its_old_unit_on_the_days_before(building):
	old, new = exchanged(building, 0)
	assert ledger_of(old, on=add_days(today(), -1))["received_amount"] == 50_000
	assert (ledger_of(old)["received_amount"], ledger_of(new)["received_amount"]) == (None, 50_000)


def test_an_exchange_between_projects_does_not_double_the_money_of_a_past_day(building):
	other = make.make_project("台账别苑", "LDO")
	setup_change_accounts(default_company())
	_old, new = exchanged(building, 10, make.make_building(other))
	row = ledger_of(new, on=add_days(today(), -5), property_project=other)
	assert (row["received_amount"], row["outstanding_amount"]) == (50_000, 950_000)


def test_a_unit_that_was_returned_is_free_in_the_ledger_but_not_on_the_day_before(building):
	unit, start = make.make_unit(building=building), add_days(today(), -3)
	deal, _contract = make.make_signed_deal(unit, subscription_date=start)
	change(deal, "Return", 20_000)
	assert (ledger_of(unit)["sale_status"], ledger_of(unit)["holder"]) == ("Available", None)
	before = ledger_of(unit, on=add_days(today(), -1))
	assert (before["sale_status"], before["holder"], before["received_amount"]) == (
		"Signed",
		deal.customer_name,
		50_000,
	)


def test_the_release_of_a_unit_is_dated_by_the_server(building):
	unit = make.make_unit(building=building, released=0)
	unit.update({"released": 1, "released_on": "2020-01-01"}).save()
	assert getdate(unit.reload().released_on) == getdate(today())
	unit.update({"released": 0}).save()
	assert unit.reload().released_on is None


@pytest.mark.parametrize("name", ["Unit Ledger", "Presale Liability Check", "Collection Forecast"])
def test_a_ledger_is_finances_and_needs_a_company(name, building):
	with pytest.raises(frappe.MandatoryError, match="choose a Company"):
		report(name, company=None)
	finance = make.make_user("ledger-qian@example.com", *PROFILES["Property Finance"])
	consultant = make.make_user("ledger-li@example.com", *PROFILES["Property Consultant"])
	make.make_signed_deal(make.make_unit(building=building), subscription_date=add_days(today(), -5))
	frappe.set_user(finance)
	assert report(name)
	frappe.set_user(consultant)
	with pytest.raises(frappe.PermissionError):
		report(name)


def check(deal) -> dict | None:
	rows = report("Presale Liability Check")
	return next((row for row in rows if row["customer"] == deal.customer), None)


def test_receipts_changes_and_invoices_reconcile_with_the_advance_account(building):
	deal, contract = make.make_signed_deal(make.make_unit(building=building))
	assert (check(deal)["expected"], check(deal)["booked"]) == (50_000, 50_000)
	ended, _contract = make.make_signed_deal(make.make_unit(building=building))
	change(ended, "Return", 20_000)
	row = check(ended)
	assert (row["received"], row["kept"], row["refunded"], row["expected"], row["booked"]) == (
		50_000,
		20_000,
		30_000,
		0,
		0,
	)
	hand_over(deal, contract)
	row = check(deal)
	assert (row["received"], row["invoiced"], row["expected"], row["booked"]) == (1_000_000, 1_000_000, 0, 0)
	assert report("Presale Liability Check", only_differences=1) == []


def test_an_exchange_and_a_name_change_leave_no_difference(building):
	deal, _contract = make.make_signed_deal(make.make_unit(building=building))
	change(deal, "Exchange", new_property_unit=make.make_unit(building=building).name)
	other, _contract = make.make_signed_deal(make.make_unit(building=building))
	change(other, "Name Change", new_customer=make.make_customer())
	assert report("Presale Liability Check", only_differences=1) == []
	assert check(other.reload())["expected"] == 50_000


def test_a_receipt_without_a_deal_is_named(building):
	deal, _contract = make.make_signed_deal(make.make_unit(building=building))
	project = frappe.db.get_value("Property Project", deal.property_project, "project")
	stray = make.receive_plain(deal.customer, 777)
	frappe.db.set_value("GL Entry", {"voucher_no": stray.name, "party": deal.customer}, "project", project)
	row = check(deal)
	assert (row["difference"], row["vouchers"]) == (777, stray.name)
	[shown] = report("Presale Liability Check", only_differences=1)
	assert shown["customer"] == deal.customer


def test_the_nightly_check_records_a_difference_in_the_books(building):
	frappe.db.delete("Sale Control Check")
	deal, _contract = make.make_signed_deal(make.make_unit(building=building))
	frappe.db.set_value(
		"GL Entry", {"party": deal.customer, "credit": (">", 0), "is_cancelled": 0}, "is_cancelled", 1
	)
	check_sale_control()
	found = frappe.get_last_doc("Sale Control Check")
	rows = [row for row in found.liability_differences if row.customer == deal.customer]
	assert [(row.expected, row.booked, row.difference) for row in rows] == [(50_000, 0, -50_000)]
	assert found.status == "Differences"


def test_the_forecast_splits_own_money_and_loan_by_month(building):
	start = add_days(today(), -20)
	deal, _contract = make.make_signed_deal(make.make_unit(building=building), subscription_date=start)
	rows = report("Collection Forecast")
	loan_due = getdate(add_days(start, 45))
	assert [(row["month"], row["own_money"], row["loan"], row["total"]) for row in rows] == [
		("Overdue", 250_000, 0, 250_000),
		(f"{loan_due:%Y-%m}", 0, 700_000, 700_000),
	]
	make.receive(deal, 250_000)
	assert [row["month"] for row in report("Collection Forecast")] == [f"{loan_due:%Y-%m}"]


def test_the_forecast_ends_with_its_last_month(building):
	make.make_signed_deal(
		make.make_unit(building=building), payment_plan_template="Instalments over Two Years"
	)
	last = max(row["month"] for row in report("Collection Forecast", months=3))
	assert last == f"{getdate(add_months(today(), 3)):%Y-%m}"


def test_a_return_after_handover_leaves_no_difference(building):
	deal, contract = make.make_signed_deal(make.make_unit(building=building))
	hand_over(deal, contract)
	change(deal.reload(), "Return", 20_000)
	row = check(deal)
	assert (row["invoiced"], row["kept"], row["expected"], row["booked"]) == (1_000_000, 0, 0, 0)
