"""The daily run: proposes on the day after the limit, once, and hands over to the legal department."""

import pytest

import frappe
from frappe.utils import add_days, today

from sales_ops.exceptions.property_sales import DealError
from sales_ops.property_sales.accounts import setup_change_accounts
from sales_ops.property_sales.collection import assess_deal
from sales_ops.property_sales.tasks import run_property_clocks
from sales_ops.testing import factories as make
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


@pytest.mark.parametrize(("days", "proposed"), [(6, False), (7, False), (8, True)])
def test_a_forfeiture_is_proposed_on_the_day_after_the_limit(days, proposed):
	row = row_of(late_deal(days))
	assert bool(row) == proposed
	if proposed:
		change = frappe.get_doc("Property Change Application", row.property_change_application)
		assert (change.kind, change.keep_amount, change.status) == ("Forfeiture", 50_000, "Draft")


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
