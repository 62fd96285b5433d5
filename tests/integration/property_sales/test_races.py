"""Two people at once, in real processes with sessions of their own: one order or the other, never a mixture (§9, §11).

Each race ends in figures that one of the two orders explains, in documents and ledger, and a loser reads a sentence.
"""

from pathlib import Path

import pytest

import frappe
from frappe.utils import add_days, now_datetime, today

from sales_ops.property_sales import settings
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.testing import factories as make
from sales_ops.testing import races
from sales_ops.testing.cleanup import remove_since
from sales_ops.testing.ledger import balances, cash_account, open_vouchers
from sales_ops.testing.setup import default_company

WORKER = Path(__file__).parents[1] / "race_worker.py"
# What a loser may read: a rule's sentence, or that the database made one of two sessions wait too long.
POLITE = {
	"ChangeError",
	"DealError",
	"HandoverError",
	"ReceiptError",
	"UnitBlockedError",
	"UnitTakenError",
	"TimestampMismatchError",
}


@pytest.fixture
def office(committing):
	"""A committed office; what the test and its processes make is removed afterwards."""
	make.make_building(make.make_project())
	setup_change_accounts(default_company())
	frappe.db.commit()
	start = now_datetime()
	yield
	remove_since(start)


def liability() -> str:
	return frappe.db.get_value("Company", default_company(), "default_advance_received_account")


def refunds_due() -> str:
	return frappe.db.get_value("Property Project", make.make_project(), "refund_account")


def race(*steps: tuple[str, dict]) -> list[dict]:
	return races.race(WORKER, steps, POLITE)


def done(results: list[dict]) -> list[bool]:
	return ["done" in result for result in results]


def approved(deal, kind: str, **values) -> tuple[str, dict]:
	"""The step that executes an approved change."""
	change = make.apply_for_change(deal, kind, **values)
	change.approve()
	return "submit", {"doctype": change.doctype, "name": change.name}


def test_two_receipts_for_all_that_is_owed_pay_it_once(office):
	deal = make.make_deal()
	results = race(*[("receive", {"deal": deal.name, "amount": 50_000})] * 3)
	assert sum(done(results)) == 1, results
	assert (deal.reload().received_amount, deal.status) == (50_000, "Full Deposit")
	assert balances(deal.customer) == {liability(): -50_000}


def test_two_receipts_that_both_fit_are_both_counted(office):
	deal = make.make_deal()
	results = race(
		("receive", {"deal": deal.name, "amount": 15_000}), ("receive", {"deal": deal.name, "amount": 20_000})
	)
	assert all(done(results)), results
	assert deal.reload().received_amount == 35_000
	assert sum(row[2] for row in make.instalments_of(deal)) == 35_000


def test_of_two_changes_of_one_deal_one_is_executed(office):
	deal = make.make_deal()
	make.receive(deal, 50_000)
	results = race(
		approved(deal, "Return", keep_amount=0),
		approved(deal, "Forfeiture", keep_amount=50_000),
	)
	assert sum(done(results)) == 1, results
	status = deal.reload().status
	assert balances(deal.customer) == ({refunds_due(): -50_000} if status == "Returned" else {})
	assert status in ("Returned", "Forfeited")
	executed = {"property_subscription": deal.name, "docstatus": 1}
	assert frappe.db.count("Property Change Application", executed) == 1


def test_two_payments_of_one_refund_pay_it_once(office):
	deal = make.make_deal()
	make.receive(deal, 50_000)
	change = make.execute_change(deal, "Return", keep_amount=0)
	payment = {"change": change.name, "amount": 50_000, "paid_from": cash_account()}
	results = race(*[("pay_refund", payment)] * 3)
	assert sum(done(results)) == 1, results
	assert change.reload().refunded_amount == 50_000
	assert (balances(deal.customer), open_vouchers(deal.customer)) == ({}, [])


def test_two_parts_of_a_refund_are_both_counted(office):
	deal = make.make_deal()
	make.receive(deal, 50_000)
	change = make.execute_change(deal, "Return", keep_amount=0)
	part = {"change": change.name, "amount": 20_000, "paid_from": cash_account()}
	results = race(("pay_refund", part), ("pay_refund", part))
	assert all(done(results)), results
	assert change.reload().refunded_amount == 40_000
	assert balances(deal.customer) == {refunds_due(): -10_000}


def test_a_block_and_a_hold_at_once_leave_a_unit_that_one_order_explains(office):
	unit, customer = make.make_unit(), make.make_customer()
	blocked, held = done(
		race(("block", {"unit": unit.name}), ("hold", {"unit": unit.name, "customer": customer}))
	)
	unit.reload()
	assert blocked and unit.block_kinds == "Quality"
	assert unit.sale_status == ("Held" if held else "Available")
	assert frappe.db.count("Property Unit Claim", {"active_claim": unit.name}) == int(held)


def test_a_handover_and_a_return_at_once_leave_no_money_but_the_refund(office):
	deal, contract = make.make_signed_deal()
	make.receive(deal, 950_000)
	handover = frappe.get_doc(
		{"doctype": "Property Handover", "property_contract": contract.name, "accepted": 1}
	).insert()
	results = race(
		("submit", {"doctype": "Property Handover", "name": handover.name}),
		approved(deal, "Return", keep_amount=20_000),
	)
	assert any(done(results)), results
	handed_over, returned = done(results)
	deal.reload()
	assert deal.status == ("Returned" if returned else "Handed Over")
	assert balances(deal.customer) == ({refunds_due(): -980_000} if returned else {})
	invoice = frappe.db.get_value("Property Handover", handover.name, "sales_invoice")
	assert bool(invoice) == handed_over


def test_two_buyers_who_want_each_others_unit_do_not_deadlock(office):
	first, second = make.make_deal(), make.make_deal()
	for deal in (first, second):
		make.receive(deal, 50_000)
	results = race(
		approved(first, "Exchange", new_property_unit=second.property_unit),
		approved(second, "Exchange", new_property_unit=first.property_unit),
	)
	assert {result.get("error") for result in results} == {"UnitTakenError"}
	for deal in (first, second):
		assert (deal.reload().status, deal.received_amount) == ("Full Deposit", 50_000)
		assert frappe.db.count("Property Unit Claim", {"active_claim": deal.property_unit}) == 1


def test_two_exchanges_into_one_free_unit_give_it_to_one(office):
	unit = make.make_unit()
	deals = [make.make_deal(), make.make_deal()]
	for deal in deals:
		make.receive(deal, 50_000)
	results = race(*[approved(deal, "Exchange", new_property_unit=unit.name) for deal in deals])
	assert sum(done(results)) == 1, results
	assert frappe.db.count("Property Unit Claim", {"active_claim": unit.name}) == 1
	assert sorted(deal.reload().status for deal in deals) == ["Exchanged", "Full Deposit"]


def test_a_buyer_who_pays_while_the_clocks_run_is_not_forfeited(office):
	term = settings.term("forfeiture_days")
	deal, _contract = make.make_signed_deal(subscription_date=add_days(today(), -(term + 1)))
	frappe.db.set_single_value("Property Sales Settings", "execute_forfeitures", 1)
	try:
		results = race(("receive", {"deal": deal.name, "amount": 250_000}), ("run_clocks", {}))
	finally:
		frappe.db.set_single_value("Property Sales Settings", "execute_forfeitures", 0)
		frappe.db.commit()
	paid, ran = done(results)
	assert ran, results
	status, received = frappe.db.get_value("Property Subscription", deal.name, ["status", "received_amount"])
	if paid:
		assert (status, received) == ("Signed", 300_000), results
		assert balances(deal.customer) == {liability(): -300_000}
	else:
		assert (status, balances(deal.customer)) == ("Forfeited", {}), results


def test_contracts_of_neighbouring_deals_are_signed_at_once(office):
	"""Their instalments lie side by side in the index; who locks his own must not keep the next one's from coming."""
	deals = [make.make_deal() for _number in range(4)]
	for deal in deals:
		make.receive(deal, 50_000)
	contracts = [make.sign(deal, submit=False) for deal in deals]
	steps = [("submit", {"doctype": contract.doctype, "name": contract.name}) for contract in contracts]
	results = race(*steps)
	assert all(done(results)), results
