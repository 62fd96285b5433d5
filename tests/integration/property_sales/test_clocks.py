"""The daily run: proposes on the day after the limit, once, and hands over to the legal department."""

from datetime import timedelta

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.property_sales import DealError
from sales_ops.policies.calendar_math import add_months
from sales_ops.property_sales.collection.assessment import assess_deal
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.property_sales.tasks import run_property_clocks
from sales_ops.testing import factories as make
from sales_ops.testing.ledger import balances, open_vouchers, profit_of
from sales_ops.testing.setup import default_company


@pytest.fixture(autouse=True)
def office():
	make.make_project()
	setup_change_accounts(default_company())
	forget_runs()


def forget_runs():
	"""As if it were the next day."""
	for name in frappe.get_all("Property Clock Run", pluck="name"):
		frappe.delete_doc("Property Clock Run", name)


def late_deal(days: int):
	"""A signed deal whose down payment has been missing for so many days."""
	start = add_days(today(), -days)
	deal = make.make_deal(subscription_date=start)
	make.receive(deal, 50_000, start)
	make.sign(deal, start)
	return deal


def run() -> object:
	run_property_clocks()
	return frappe.get_last_doc("Property Clock Run")


def row_of(deal):
	found = [row for row in run().items if row.property_subscription == deal.name]
	return found[0] if found else None


def unsigned_deal(days: int, sign_by: int = 7):
	"""A deal whose full deposit came so many days ago and that was to be signed on day `sign_by`."""
	start = add_days(today(), -days)
	deal = make.make_deal(subscription_date=start, sign_by=add_days(start, sign_by))
	make.receive(deal, 50_000, start)
	return deal


def half_deposit_deal(days: int):
	"""A deal with a temporary deposit, the rest of which has been missing for so many days."""
	start = add_days(today(), -days - 3)
	deal = make.make_deal(subscription_date=start, full_deposit_by=add_days(start, 3))
	make.receive(deal, 10_000, start)
	return deal


def unpaid_balance_deal(days: int):
	"""A deal with its down payment whose balance has been missing for a calendar month and so many days."""
	month_ended = getdate(add_days(today(), -days))
	candidates = (month_ended - timedelta(back) for back in range(27, 33))
	due_on = next((day for day in candidates if add_months(day, 1) == month_ended), None)
	if not due_on:
		pytest.skip("no month ends on this day")
	start = add_days(today(), -60)
	deal, _contract = make.make_signed_deal(subscription_date=start)
	make.receive(deal, 250_000, start)
	owed = {"property_subscription": deal.name, "kind": "Bank Loan"}
	frappe.db.set_value("Property Instalment", owed, "due_date", due_on)
	return deal


def proposal(deal) -> tuple | None:
	"""What the run makes of the deal: kind, kept amount and status of the application."""
	row = row_of(deal)
	fields = ["kind", "keep_amount", "status"]
	name = row and row.property_change_application
	return frappe.db.get_value("Property Change Application", name, fields) if row else None


@pytest.mark.parametrize(
	("begin", "proposed"),
	[
		(late_deal, ("Forfeiture", 50_000, "Draft")),
		(unsigned_deal, ("Forfeiture", 50_000, "Draft")),
		(half_deposit_deal, ("Forfeiture", 10_000, "Draft")),
	],
)
@pytest.mark.parametrize("days", [6, 7, 8])
def test_a_forfeiture_is_proposed_on_the_day_after_the_limit(days, begin, proposed):
	assert proposal(begin(days)) == (proposed if days > 7 else None)


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_return_is_proposed_on_the_day_after_the_month(days):
	assert proposal(unpaid_balance_deal(days)) == (("Return", 0, "Draft") if days > 0 else None)


@pytest.mark.parametrize("days", [36, 37, 38])
def test_the_legal_department_gets_the_deal_on_the_day_after_its_further_term(days):
	row = row_of(late_deal(days))
	assert bool(row.property_legal_case) == (days > 37)
	assert bool(row.property_change_application) == (days <= 37)


@pytest.mark.parametrize("days", [14, 15, 16])
def test_no_forfeiture_is_proposed_before_the_agreed_day_of_signing(days):
	assert bool(proposal(unsigned_deal(days, sign_by=15))) == (days > 15)


@pytest.mark.parametrize(
	("days", "days_off", "proposed"),
	[(7, 0, False), (8, 0, True), (8, 1, False), (9, 1, True), (9, 2, False)],
)
def test_holidays_do_not_count_where_the_term_is_in_working_days(days, days_off, proposed):
	name = frappe.generate_hash(length=8)
	days_of_list = {"from_date": add_days(today(), -30), "to_date": add_days(today(), 30)}
	holidays = [
		{"holiday_date": add_days(today(), -back), "description": "停业"} for back in range(2, 2 + days_off)
	]
	holiday_list = {"doctype": "Holiday List", "holiday_list_name": name, "holidays": holidays}
	frappe.get_doc(holiday_list | days_of_list).insert()
	frappe.db.set_value("Company", default_company(), "default_holiday_list", name)
	frappe.get_single("Property Sales Settings").update({"forfeiture_days_are": "Working Days"}).save()
	assert bool(proposal(late_deal(days))) == proposed


def test_a_second_run_on_a_day_and_a_run_on_the_next_day_make_no_second_proposal():
	deal = late_deal(8)
	run()
	run_property_clocks()
	forget_runs()
	assert row_of(deal) is None
	assert frappe.db.count("Property Change Application", {"property_subscription": deal.name}) == 1


def test_a_rejected_proposal_does_not_come_back_every_day():
	deal = late_deal(8)
	row = row_of(deal)
	frappe.get_doc("Property Change Application", row.property_change_application).reject()
	forget_runs()
	assert row_of(deal) is None


def test_the_run_executes_a_forfeiture_where_the_settings_say_so():
	settings = frappe.get_single("Property Sales Settings")
	settings.execute_forfeitures = 1
	settings.save()
	deal = late_deal(8)
	done = run()
	assert [row.error for row in done.items if row.property_subscription == deal.name] == [None]
	assert deal.reload().status == "Forfeited"
	assert (balances(deal.customer), open_vouchers(deal.customer), profit_of(deal)) == ({}, [], 50_000)
	assert done.no_of_executed >= 1


def test_a_bad_row_does_not_stop_the_others():
	bad, good = late_deal(8), late_deal(9)
	frappe.db.set_value("Property Project", bad.property_project, "forfeiture_account", None)
	other = make.make_building(make.make_project("另一花园", "OTH", payment_plan_template="Bank Mortgage"))
	frappe.db.set_value("Property Project", "另一花园", "forfeiture_account", income_account())
	start = add_days(today(), -8)
	fine = make.make_deal(make.make_unit(building=other), subscription_date=start)
	make.receive(fine, 50_000, start)
	make.sign(fine, start)
	frappe.clear_document_cache("Property Project", bad.property_project)
	done = run()
	rows = {row.property_subscription: row for row in done.items}
	assert rows[bad.name].error and rows[good.name].error
	assert rows[fine.name].property_change_application
	assert done.status == "Done with Errors"


def income_account() -> str:
	return frappe.db.get_value(
		"Account", {"company": default_company(), "root_type": "Income", "is_group": 0}
	)


def test_long_after_the_limit_a_legal_case_is_opened_and_collection_stops():
	deal = late_deal(38)
	row = row_of(deal)
	case = frappe.get_doc("Property Legal Case", row.property_legal_case)
	assert (case.status, case.outstanding_amount) == ("Open", 950_000)
	deal.reload()
	assert deal.property_legal_case == case.name
	assert assess_deal(deal, frappe.utils.getdate(today())).action == "In Litigation"
	forget_runs()
	assert row_of(deal) is None


def test_a_closed_case_gives_the_deal_back_to_collection():
	deal = make.make_deal()
	case = frappe.get_doc({"doctype": "Property Legal Case", "property_subscription": deal.name}).insert()
	case.update({"status": "Closed", "result": "Paid"}).save()
	assert (deal.reload().property_legal_case, str(case.closed_on)) == (None, today())


def test_a_deal_has_one_open_legal_case():
	deal = make.make_deal()
	frappe.get_doc({"doctype": "Property Legal Case", "property_subscription": deal.name}).insert()
	with pytest.raises(DealError, match="has an open legal case"):
		frappe.get_doc({"doctype": "Property Legal Case", "property_subscription": deal.name}).insert()
