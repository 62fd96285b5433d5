"""Refunds of ended deals: due, paid in one part or several, taken back, and never forgotten (§8.5, row 91)."""

import pytest

import frappe
from frappe.utils import add_days, today

from sales_ops.exceptions.property_sales import ChangeError, PresaleAccountError, ReceiptError
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.property_sales.money.refunds import new_refund, open_refunds
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.ledger import balances, cash_account, open_vouchers
from sales_ops.testing.setup import default_company

FINANCE, CONSULTANT = "qian@example.com", "gu@example.com"


@pytest.fixture(autouse=True)
def office():
	make.make_project()
	setup_change_accounts(default_company())
	make.make_user(FINANCE, *PROFILES["Property Finance"])
	make.make_user(CONSULTANT, *PROFILES["Property Consultant"], sales_person="顾欣")


def refunds_due() -> str:
	return frappe.db.get_value("Property Project", make.make_project(), "refund_account")


def returned(keep: float = 20_000, **values):
	deal, _contract = make.make_signed_deal()
	make.receive(deal, 250_000)
	change = make.execute_change(deal, "Return", keep_amount=keep, **values)
	return deal.reload(), change.reload()


def pay(change, amount: float | None = None):
	return new_refund(change, amount, paid_from=cash_account()).insert().submit()


def test_a_return_without_a_paying_account_leaves_the_refund_due():
	deal, change = returned()
	assert (deal.status, change.status) == ("Returned", "Executed")
	assert (change.refund_amount, change.refunded_amount, change.refund_entry) == (280_000, 0, None)
	assert balances(deal.customer) == {refunds_due(): -280_000}
	assert str(change.refund_due_on) == today()


def test_a_refund_paid_in_three_parts_ends_at_zero_difference():
	deal, change = returned()
	for amount, paid in ((100_000, 100_000), (100_000, 200_000), (None, 280_000)):
		pay(change, amount)
		assert change.reload().refunded_amount == paid
	assert open_refunds([change.journal_entry]) == {change.journal_entry: 0}
	assert (balances(deal.customer), open_vouchers(deal.customer)) == ({}, [])
	with pytest.raises(ChangeError, match="Nothing is due"):
		new_refund(change, 1, paid_from=cash_account())


def test_a_payment_that_the_bank_sent_back_is_due_again():
	_deal, change = returned(paid_from=cash_account())
	assert (change.refunded_amount, bool(change.refund_entry)) == (280_000, True)
	frappe.get_doc("Payment Entry", change.refund_entry).cancel()
	change.reload()
	assert (change.refunded_amount, change.refund_entry) == (0, None)
	pay(change)
	assert change.reload().refunded_amount == 280_000


def test_more_than_is_due_is_not_paid_back():
	_deal, change = returned()
	pay(change, 200_000)
	with pytest.raises(ChangeError, match="more than the 80,000"):
		new_refund(change, 80_001, paid_from=cash_account()).insert()


def test_a_refund_goes_to_its_own_customer():
	_deal, change = returned()
	entry = new_refund(change, paid_from=cash_account())
	entry.party = make.make_customer()
	with pytest.raises(ChangeError, match="belongs to"):
		entry.insert()


def test_a_return_is_not_undone_after_finance_paid_a_part():
	deal, change = returned()
	part = pay(change, 100_000)
	with pytest.raises(ChangeError, match=part.name):
		change.reload().cancel()
	assert deal.reload().status == "Returned"


def test_undo_takes_a_refund_that_is_due_off_the_books():
	deal, change = returned()
	change.cancel()
	assert (deal.reload().status, deal.received_amount) == ("Signed", 300_000)
	liability = frappe.db.get_value("Company", default_company(), "default_advance_received_account")
	assert balances(deal.customer) == {liability: -300_000}
	make.execute_change(deal, "Return", keep_amount=20_000, paid_from=cash_account())
	assert (balances(deal.customer), open_vouchers(deal.customer)) == ({}, [])


def test_the_refund_of_a_closed_year_is_paid_in_parts_today():
	last_year = make.day_of_last_year()
	deal = make.make_deal(subscription_date=last_year)
	make.receive(deal, 50_000, last_year)
	make.close_year(int(last_year[:4]))
	change = make.execute_change(deal, "Return", keep_amount=0).reload()
	for amount in (20_000, 30_000):
		pay(change, amount)
	assert (balances(deal.customer), open_vouchers(deal.customer)) == ({}, [])


def test_a_refund_needs_its_account():
	deal = make.make_deal()
	make.receive(deal, 50_000)
	frappe.db.set_value("Property Project", deal.property_project, "refund_account", None)
	frappe.clear_document_cache("Property Project", deal.property_project)
	with pytest.raises(PresaleAccountError, match="has no Refund Account"):
		make.apply_for_change(deal, "Return", keep_amount=0)
	frappe.clear_document_cache("Property Project", deal.property_project)


def test_finance_reads_the_refunds_due_without_reading_sales_persons():
	from frappe.desk.query_report import run

	_deal, change = returned()
	frappe.set_user(FINANCE)
	rows = run("Refunds Due", {"company": default_company()})["result"]
	assert change.name in [row["name"] for row in rows if isinstance(row, dict)]


def test_finance_makes_the_payment_and_a_consultant_does_not():
	_deal, change = returned()
	frappe.set_user(FINANCE)
	form = frappe.get_doc("Property Change Application", change.name).make_refund()
	assert form["paid_from"]
	assert (form["paid_amount"], form["party"], form["so_property_change"]) == (
		280_000,
		change.customer,
		change.name,
	)
	frappe.set_user(CONSULTANT)
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc("Property Change Application", change.name).make_refund()


def test_a_receipt_whose_money_a_name_change_passed_on_is_not_cancelled():
	deal = make.make_deal()
	receipt = make.receive(deal, 50_000)
	make.execute_change(deal, "Name Change", new_customer=make.make_customer())
	with pytest.raises(ReceiptError, match="Undo the change first"):
		receipt.reload().cancel()


def test_changes_are_undone_in_the_reverse_order():
	deal = make.make_deal()
	make.receive(deal, 50_000)
	old, new = deal.customer, make.make_customer()
	first = make.execute_change(deal, "Name Change", new_customer=new)
	second = make.execute_change(deal.reload(), "Forfeiture", keep_amount=50_000)
	with pytest.raises(ChangeError, match=second.name):
		first.reload().cancel()
	second.reload().cancel()
	first.reload().cancel()
	liability = frappe.db.get_value("Company", default_company(), "default_advance_received_account")
	assert (balances(old), balances(new)) == ({liability: -50_000}, {})
	assert (deal.reload().customer, deal.status, deal.received_amount) == (old, "Full Deposit", 50_000)


def test_an_exchange_after_a_name_change_takes_the_money_once():
	deal = make.make_deal()
	make.receive(deal, 50_000)
	new = make.make_customer()
	make.execute_change(deal, "Name Change", new_customer=new)
	change = make.execute_change(deal.reload(), "Exchange", new_property_unit=make.make_unit().name)
	moved = frappe.get_doc("Property Subscription", change.reload().new_property_subscription)
	assert (moved.customer, moved.received_amount, moved.status) == (new, 50_000, "Full Deposit")


def test_a_unit_is_handed_over_after_a_name_change():
	deal, _contract = make.make_signed_deal()
	new = make.make_customer()
	make.execute_change(deal, "Name Change", new_customer=new)
	make.receive(deal.reload(), 950_000)
	make.hand_over(deal)
	assert balances(new) == {}


def test_refunds_due_lists_what_is_open_the_oldest_first():
	from sales_ops.property_sales.report.refunds_due.refunds_due import execute

	_deal, late = returned(refund_due_on=add_days(today(), -3))
	_deal, soon = returned(refund_due_on=add_days(today(), 5))
	_deal, paid = returned(paid_from=cash_account())
	pay(late, 100_000)
	rows = execute({"company": default_company()})[1]
	mine = [row for row in rows if row["name"] in (late.name, soon.name, paid.name)]
	assert [(row["name"], row["due"], row["days_overdue"]) for row in mine] == [
		(late.name, 180_000, 3),
		(soon.name, 280_000, 0),
	]
