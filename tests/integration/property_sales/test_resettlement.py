"""Resettlement: the compensation pays the new units, the difference is paid either way, and all of it can be taken back."""

import pytest

import frappe
from frappe.desk.query_report import run
from frappe.utils import add_days, today

from sales_ops.exceptions.property_sales import PresaleAccountError, ResettlementError, UnitTakenError
from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.setup.roles import PROFILES
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company

DOCTYPE = "Property Resettlement Agreement"
PROJECT = "测试花园"


@pytest.fixture(autouse=True)
def accounts() -> dict:
	make.make_project()
	found = setup_change_accounts(default_company())
	frappe.clear_document_cache("Property Project", PROJECT)
	company = frappe.get_doc("Company", default_company())
	return {**found, "liability": company.default_advance_received_account}


def cash() -> str:
	filters = {"company": default_company(), "account_type": "Cash", "is_group": 0}
	return frappe.db.get_value("Account", filters)


def draft(valuation: float, *units, **values):
	rows = [{"property_unit": unit.name} for unit in units or [make.make_unit()]]
	defaults = {"customer": make.make_customer(), "old_address": "老街 12 号", "old_area": 80}
	due = {"difference_due_on": add_days(today(), 30)}
	doc = {"doctype": DOCTYPE, "property_project": PROJECT, "valuation_amount": valuation, "units": rows}
	return frappe.get_doc({**doc, **defaults, **due, **values}).insert()


def agree(*args, **values):
	return draft(*args, **values).submit()


def balances(agreement) -> dict[str, float]:
	"""Balance by account of what the agreement, its receipts and its payment posted; zero balances are left out."""
	vouchers = [agreement.journal_entry, agreement.payout_entry, *(row.receipt for row in agreement.units)]
	rows = frappe.get_all(
		"GL Entry",
		{"voucher_no": ("in", [name for name in vouchers if name]), "is_cancelled": 0},
		["account", "sum(debit) - sum(credit) as balance"],
		group_by="account",
	)
	return {row.account: row.balance for row in rows if row.balance}


def customer_ledger(customer: str) -> dict[str, float]:
	rows = frappe.get_all(
		"GL Entry",
		{"party": customer, "is_cancelled": 0},
		["account", "sum(debit) - sum(credit) as balance"],
		group_by="account",
	)
	return {row.account: row.balance for row in rows if row.balance}


def test_the_owner_pays_what_the_price_exceeds_the_compensation_by(accounts):
	unit = make.make_unit()
	agreement = agree(750_000, unit, other_compensation=50_000)
	assert (agreement.compensation_amount, agreement.owner_pays, agreement.company_pays) == (
		800_000,
		200_000,
		0,
	)
	assert balances(agreement) == {
		accounts["resettlement_account"]: 800_000,
		accounts["liability"]: -800_000,
	}
	row = agreement.units[0]
	contract = frappe.get_doc("Property Contract", row.property_contract)
	assert (contract.contract_amount, contract.received_amount, contract.outstanding_amount) == (
		1_000_000,
		800_000,
		200_000,
	)
	assert (unit.reload().sale_status, contract.customer) == ("Signed", agreement.customer)
	instalments = frappe.get_all(
		"Property Instalment",
		{"property_contract": contract.name, "outstanding_amount": (">", 0)},
		["kind", "outstanding_amount", "due_date"],
	)
	assert [(one.kind, one.outstanding_amount, str(one.due_date)) for one in instalments] == [
		("Final Payment", 200_000, add_days(today(), 30))
	]


def test_the_unit_is_handed_over_like_any_other_when_the_owner_has_paid(accounts):
	agreement = agree(800_000)
	row = agreement.units[0]
	deal = frappe.get_doc("Property Subscription", row.property_subscription)
	make.receive(deal, 200_000)
	values = {"property_contract": row.property_contract, "accepted": 1}
	handover = frappe.get_doc({"doctype": "Property Handover", **values}).insert().submit()
	assert frappe.db.get_value("Sales Invoice", handover.sales_invoice, "outstanding_amount") == 0
	assert customer_ledger(agreement.customer) == {}


def test_the_company_owes_and_pays_what_the_compensation_exceeds_the_price_by(accounts):
	agreement = agree(1_300_000)
	assert (agreement.owner_pays, agreement.company_pays, agreement.difference_due_on) == (0, 300_000, None)
	assert balances(agreement) == {
		accounts["resettlement_account"]: 1_300_000,
		accounts["liability"]: -1_000_000,
		accounts["refund_account"]: -300_000,
	}
	agreement.pay_difference(cash())
	assert balances(agreement) == {
		accounts["resettlement_account"]: 1_300_000,
		accounts["liability"]: -1_000_000,
		cash(): -300_000,
	}
	assert customer_ledger(agreement.customer) == {accounts["liability"]: -1_000_000}
	with pytest.raises(ResettlementError, match="paid already"):
		agreement.pay_difference(cash())
	with pytest.raises(ResettlementError, match="paid already"):
		agreement.cancel()


def test_the_payment_of_the_difference_closes_what_was_owed(accounts):
	agreement = agree(1_300_000)
	agreement.pay_difference(cash())
	rows = frappe.get_all(
		"Payment Ledger Entry",
		{"party": agreement.customer, "account": accounts["refund_account"], "delinked": 0},
		["against_voucher_no", "sum(amount) as amount"],
		group_by="against_voucher_no",
	)
	assert [(row.against_voucher_no, row.amount) for row in rows] == [(agreement.journal_entry, 0)]


def test_several_units_are_paid_one_after_the_other(accounts):
	first, second = make.make_unit(), make.make_unit(list_amount=500_000)
	agreement = agree(1_200_000, first, second, agreement_no="拆-01")
	assert [(row.compensation_part, row.own_part) for row in agreement.units] == [
		(1_000_000, 0),
		(200_000, 300_000),
	]
	assert balances(agreement) == {
		accounts["resettlement_account"]: 1_200_000,
		accounts["liability"]: -1_200_000,
	}
	assert {unit.reload().sale_status for unit in (first, second)} == {"Signed"}
	contracts = [row.property_contract for row in agreement.units]
	numbers = [frappe.db.get_value("Property Contract", name, "contract_no") for name in contracts]
	assert numbers == ["拆-01-1", "拆-01-2"]


@pytest.mark.parametrize("valuation", [800_000, 1_000_000, 1_300_000])
def test_a_cancel_gives_units_and_money_back(accounts, valuation):
	unit = make.make_unit()
	agreement = agree(valuation, unit)
	agreement.cancel()
	assert (balances(agreement), customer_ledger(agreement.customer)) == ({}, {})
	assert unit.reload().sale_status == "Available"
	states = [
		frappe.db.get_value(doctype, agreement.units[0].get(field), "docstatus")
		for doctype, field in (
			("Property Subscription", "property_subscription"),
			("Property Contract", "property_contract"),
			("Payment Entry", "receipt"),
		)
	]
	assert states == [2, 2, 2]


def test_a_cancel_is_refused_after_the_owner_has_paid(accounts):
	agreement = agree(800_000)
	deal = frappe.get_doc("Property Subscription", agreement.units[0].property_subscription)
	make.receive(deal, 100_000)
	with pytest.raises(ResettlementError, match="received money of the owner"):
		agreement.cancel()


def test_a_unit_that_somebody_has_is_refused_and_nothing_is_written(accounts):
	free, taken = make.make_unit(), make.make_unit()
	make.make_signed_deal(taken)
	agreement = draft(3_000_000, free, taken)
	before = frappe.db.count("Journal Entry"), frappe.db.count("Payment Entry")
	frappe.db.savepoint("before_agreement")
	with pytest.raises(UnitTakenError):
		agreement.submit()
	frappe.db.rollback(save_point="before_agreement")
	assert (frappe.db.count("Journal Entry"), frappe.db.count("Payment Entry")) == before
	assert free.reload().sale_status == "Available"


def test_a_draft_that_does_not_hold_is_refused():
	elsewhere = make.make_unit(building=make.make_building(make.make_project("别处花园", "ELS")))
	with pytest.raises(ResettlementError, match="does not belong to"):
		draft(800_000, elsewhere)
	with pytest.raises(ResettlementError, match="Enter until when"):
		draft(800_000, difference_due_on=None)


def test_a_project_without_a_resettlement_account_says_so():
	frappe.db.set_value("Property Project", PROJECT, "resettlement_account", None)
	frappe.clear_document_cache("Property Project", PROJECT)
	with pytest.raises(PresaleAccountError, match="no Resettlement Account"):
		agree(800_000)


def test_what_a_client_sends_for_vouchers_and_amounts_decides_nothing():
	entry = agree(800_000).journal_entry
	sent = {"journal_entry": entry, "payout_entry": entry, "owner_pays": 1, "compensation_amount": 5}
	agreement = draft(800_000, **sent)
	assert (agreement.journal_entry, agreement.payout_entry) == (None, None)
	assert (agreement.owner_pays, agreement.compensation_amount) == (200_000, 800_000)


def test_the_compensation_reconciles_with_the_presale_liability(accounts):
	agreement = agree(800_000)
	filters = {"company": default_company(), "property_project": PROJECT}
	rows = run("Presale Liability Check", filters)["result"]
	[row] = [row for row in rows if isinstance(row, dict) and row["customer"] == agreement.customer]
	assert (row["expected"], row["booked"], row["difference"]) == (800_000, 800_000, 0)


def test_supervisors_prepare_finance_books_and_consultants_see_nothing():
	users = {
		profile: make.make_user(f"resettle-{index}@example.com", *PROFILES[profile])
		for index, profile in enumerate(
			("Property Consultant", "Property Finance", "Property Sales Supervisor")
		)
	}
	customer, unit = make.make_customer(), make.make_unit()
	frappe.set_user(users["Property Consultant"])
	with pytest.raises(frappe.PermissionError):
		frappe.get_list(DOCTYPE)
	frappe.set_user(users["Property Sales Supervisor"])
	agreement = draft(1_300_000, unit, customer=customer)
	with pytest.raises(frappe.PermissionError):
		agreement.submit()
	frappe.set_user(users["Property Finance"])
	agreement = frappe.get_doc(DOCTYPE, agreement.name).submit()
	assert agreement.pay_difference(cash())
	frappe.set_user(users["Property Sales Supervisor"])
	assert frappe.get_doc(DOCTYPE, agreement.name).payout_entry
