"""A unit comes back after its handover: revenue reversed, money owed back, unit free; and the way back (§8.5, §11 no. 36)."""

import pytest

import frappe
from frappe.utils import today

from sales_ops.exceptions.property_sales import ChangeError, HandoverError, ReceiptError, UnitTakenError
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.testing import factories as make
from sales_ops.testing.ledger import balances, cash_account, open_vouchers, profit_of
from sales_ops.testing.setup import default_company


@pytest.fixture(autouse=True)
def office():
	make.make_project()
	setup_change_accounts(default_company())


def handed_over(**values):
	deal, contract = make.make_signed_deal(**values)
	make.receive(deal, 950_000, values.get("subscription_date"))
	handover = make.hand_over(deal)
	return deal.reload(), contract.reload(), handover.reload()


def give_back(deal, keep: float = 20_000, **values):
	return make.execute_change(deal, "Return", keep_amount=keep, **values).reload()


def test_a_return_after_handover_reverses_the_revenue_and_owes_the_rest():
	deal, contract, handover = handed_over()
	assert profit_of(deal) == 1_000_000
	change = give_back(deal)
	note = frappe.get_doc("Sales Invoice", change.credit_note)
	assert (note.is_return, note.return_against, note.grand_total) == (1, handover.sales_invoice, -1_000_000)
	refunds = frappe.db.get_value("Property Project", deal.property_project, "refund_account")
	assert balances(deal.customer) == {refunds: -980_000}
	assert profit_of(deal) == 20_000
	assert (change.received_amount, change.refund_amount) == (1_000_000, 980_000)
	assert (deal.reload().status, contract.reload().status) == ("Returned", "Returned")
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Available"


def test_the_refund_of_a_return_after_handover_is_paid_at_once():
	deal, _contract, _handover = handed_over()
	give_back(deal, paid_from=cash_account())
	assert (balances(deal.customer), open_vouchers(deal.customer)) == ({}, [])


def test_the_whole_price_can_be_given_back():
	deal, _contract, _handover = handed_over()
	give_back(deal, keep=0, paid_from=cash_account())
	assert (profit_of(deal), balances(deal.customer)) == (0, {})


def test_undo_hands_the_unit_over_again_with_its_revenue():
	deal, contract, _handover = handed_over()
	change = give_back(deal, paid_from=cash_account())
	change.cancel()
	assert (deal.reload().status, contract.reload().status) == ("Handed Over", "Handed Over")
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Handed Over"
	assert (profit_of(deal), balances(deal.customer)) == (1_000_000, {})
	assert open_vouchers(deal.customer) == []
	give_back(deal, paid_from=cash_account())
	assert (profit_of(deal), balances(deal.customer)) == (20_000, {})


def test_the_unit_is_sold_again_and_the_return_is_then_not_undone():
	deal, _contract, _handover = handed_over()
	change = give_back(deal)
	frappe.get_last_doc("Property Unit Block", {"property_unit": deal.property_unit}).lift()
	again = make.make_deal(frappe.get_doc("Property Unit", deal.property_unit))
	make.receive(again, 50_000)
	with pytest.raises(UnitTakenError):
		change.cancel()
	assert again.reload().status == "Full Deposit"


def test_the_handover_of_a_returned_unit_stays():
	deal, _contract, handover = handed_over()
	give_back(deal)
	with pytest.raises(HandoverError, match="Undo the change that ended it first"):
		handover.cancel()
	receipt = frappe.get_last_doc("Payment Entry", {"so_property_subscription": deal.name})
	with pytest.raises((HandoverError, ReceiptError)):
		receipt.cancel()


def test_a_unit_is_returned_although_the_year_of_its_handover_is_closed():
	last_year = make.day_of_last_year()
	deal, _contract = make.make_signed_deal(subscription_date=last_year)
	make.receive(deal, 950_000, last_year)
	make.hand_over(deal, handover_date=last_year)
	make.close_year(int(last_year[:4]))
	change = give_back(deal.reload(), paid_from=cash_account())
	assert str(frappe.db.get_value("Sales Invoice", change.credit_note, "posting_date")) == today()
	assert (balances(deal.customer), open_vouchers(deal.customer)) == ({}, [])


def test_a_unit_that_was_handed_over_is_not_forfeited():
	deal, _contract, _handover = handed_over()
	with pytest.raises(ChangeError, match="The deal is Handed Over"):
		make.apply_for_change(deal, "Forfeiture", keep_amount=1)


def test_the_preview_names_revenue_and_the_refund():
	deal, _contract, _handover = handed_over()
	change = make.apply_for_change(deal, "Return", keep_amount=20_000)
	assert [line["account"] for line in change.preview()["postings"]] == ["Revenue", "Income", "Refunds Due"]
