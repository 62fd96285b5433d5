"""An exchange into another accounting project: each project's contract liability is what its own buyers paid (§8.6)."""

import pytest

import frappe

from sales_ops.exceptions.property_sales import ChangeError, PresaleAccountError
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.testing import factories as make
from sales_ops.testing.ledger import balances, balances_by_project, cash_account, open_vouchers
from sales_ops.testing.setup import default_company


@pytest.fixture(autouse=True)
def office():
	make.make_project()
	make.make_project("别处花园", "ELS")
	setup_change_accounts(default_company())


def elsewhere(**values):
	return make.make_unit(building=make.make_building("别处花园"), **values)


def account(field: str) -> str:
	return frappe.db.get_value("Property Project", "别处花园", field)


def liability() -> str:
	return frappe.db.get_value("Company", default_company(), "default_advance_received_account")


def project(name: str) -> str:
	return frappe.db.get_value("Property Project", name, "project")


def exchange(deal, unit):
	change = make.execute_change(deal, "Exchange", new_property_unit=unit.name).reload()
	return change, frappe.get_doc("Property Subscription", change.new_property_subscription)


def test_the_money_of_a_deposit_moves_to_the_other_project():
	deal = make.make_deal()
	make.receive(deal, 10_000)
	make.receive(deal, 40_000)
	change, moved = exchange(deal, elsewhere())
	assert (moved.status, moved.received_amount) == ("Full Deposit", 50_000)
	assert balances_by_project(deal.customer, liability()) == {project("别处花园"): -50_000}
	assert balances_by_project(None, account("transfer_clearing_account"), change) == {
		project("测试花园"): -50_000,
		project("别处花园"): 50_000,
	}
	assert [amount for _voucher, amount in open_vouchers(deal.customer)] == [-50_000]


def test_a_signed_deal_moves_with_its_contract_and_can_be_paid_handed_over_and_returned():
	deal, _contract = make.make_signed_deal()
	make.receive(deal, 250_000)
	change, moved = exchange(deal, elsewhere(list_amount=2_000_000))
	assert (moved.status, moved.received_amount) == ("Signed", 300_000)
	contract = frappe.get_doc("Property Contract", change.new_property_contract)
	assert (contract.received_amount, contract.outstanding_amount) == (300_000, 1_700_000)
	make.receive(moved, 1_700_000)
	make.hand_over(moved)
	assert balances(deal.customer) == {}
	make.execute_change(moved.reload(), "Return", keep_amount=0, paid_from=cash_account())
	assert (balances(deal.customer), open_vouchers(deal.customer)) == ({}, [])


def test_undo_gives_the_money_back_to_the_first_project():
	deal, contract = make.make_signed_deal()
	make.receive(deal, 250_000)
	unit = elsewhere(list_amount=2_000_000)
	before = make.instalments_of(deal)
	change, moved = exchange(deal, unit)
	change.cancel()
	assert balances_by_project(deal.customer, liability()) == {project("测试花园"): -300_000}
	assert (deal.reload().status, deal.received_amount, moved.reload().status) == (
		"Signed",
		300_000,
		"Cancelled",
	)
	assert make.instalments_of(deal) == before
	assert contract.reload().outstanding_amount == 700_000
	assert unit.reload().sale_status == "Available"
	make.execute_change(deal, "Return", keep_amount=20_000, paid_from=cash_account())
	assert (balances(deal.customer), open_vouchers(deal.customer)) == ({}, [])


def test_the_money_of_a_closed_year_moves_today():
	last_year = make.day_of_last_year()
	deal = make.make_deal(subscription_date=last_year)
	make.receive(deal, 50_000, last_year)
	make.close_year(int(last_year[:4]))
	exchange(deal, elsewhere())
	assert balances_by_project(deal.customer, liability()) == {project("别处花园"): -50_000}


def test_the_undo_is_refused_after_the_new_deal_received_money():
	deal, _contract = make.make_signed_deal()
	change, moved = exchange(deal, elsewhere(list_amount=2_000_000))
	make.receive(moved, 1_000)
	with pytest.raises(ChangeError, match="has received money since"):
		change.cancel()


def test_the_preview_shows_the_transfer_and_the_same_project_posts_nothing():
	deal = make.make_deal()
	make.receive(deal, 50_000)
	there = make.apply_for_change(deal, "Exchange", new_property_unit=elsewhere().name)
	here = make.apply_for_change(deal, "Exchange", new_property_unit=make.make_unit().name)
	assert [line["account"] for line in there.preview()["postings"]] == ["Contract Liability"] * 2
	assert here.preview()["postings"] == []


def test_a_project_without_a_clearing_account_is_told_before_anything_moves():
	deal = make.make_deal()
	make.receive(deal, 50_000)
	frappe.db.set_value("Property Project", deal.property_project, "transfer_clearing_account", None)
	frappe.clear_document_cache("Property Project", deal.property_project)
	with pytest.raises(PresaleAccountError, match="no Transfer Clearing Account"):
		make.apply_for_change(deal, "Exchange", new_property_unit=elsewhere().name)
	frappe.clear_document_cache("Property Project", deal.property_project)
