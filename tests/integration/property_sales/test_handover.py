"""Handover: the gate, one invoice paid by this deal's own receipts, and the way back."""

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.exceptions.property_sales import HandoverError
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company


def paid_deal(**values):
	deal, contract = make.make_signed_deal(**values)
	make.receive(deal, 950_000, values.get("subscription_date"))
	return deal, contract.reload()


def prepare(contract, **values):
	return frappe.get_doc(
		{"doctype": "Property Handover", "property_contract": contract.name, "accepted": 1, **values}
	).insert()


def hand_over(contract, **values):
	return prepare(contract, **values).submit()


def ledger(customer: str) -> dict[str, float]:
	rows = frappe.get_all(
		"GL Entry",
		{"party": customer, "is_cancelled": 0},
		["account", "sum(debit) - sum(credit) as balance"],
		group_by="account",
	)
	return {row.account: row.balance for row in rows if row.balance}


def liability() -> str:
	return frappe.db.get_value("Company", default_company(), "default_advance_received_account")


def test_a_handover_turns_the_liability_into_revenue():
	deal, contract = paid_deal()
	assert ledger(deal.customer) == {liability(): -1_000_000}
	handover = hand_over(contract)
	invoice = frappe.get_doc("Sales Invoice", handover.sales_invoice)
	assert (invoice.grand_total, invoice.outstanding_amount, invoice.docstatus) == (1_000_000, 0, 1)
	assert str(invoice.posting_date) == today()
	income = frappe.get_all(
		"GL Entry",
		{"voucher_no": invoice.name, "is_cancelled": 0, "credit": (">", 0)},
		["account", "credit", "project"],
	)
	project = frappe.db.get_value("Property Project", deal.property_project, "project")
	assert [(row.credit, row.project) for row in income] == [(1_000_000, project)]
	assert frappe.db.get_value("Account", income[0].account, "root_type") == "Income"
	assert ledger(deal.customer) == {}
	assert not frappe.db.exists("Stock Ledger Entry", {"voucher_no": invoice.name})


def test_a_handover_moves_unit_deal_and_contract_on_and_its_cancel_moves_them_back():
	deal, contract = paid_deal()
	handover = hand_over(contract)
	assert (deal.reload().status, contract.reload().status) == ("Handed Over", "Handed Over")
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Handed Over"
	handover.reload().cancel()
	assert (deal.reload().status, contract.reload().status) == ("Signed", "Paid Up")
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Signed"
	assert ledger(deal.customer) == {liability(): -1_000_000}
	assert frappe.db.get_value("Sales Invoice", handover.sales_invoice, "docstatus") == 2


def test_a_unit_is_handed_over_again_after_a_cancel():
	deal, contract = paid_deal()
	hand_over(contract).reload().cancel()
	hand_over(contract.reload())
	assert ledger(deal.customer) == {}


def test_the_invoice_takes_only_this_deals_money_when_the_buyer_has_two_units():
	customer = make.make_customer()
	first, contract = paid_deal(customer=customer)
	second = make.make_deal(customer=customer)
	make.receive(second, 50_000)
	handover = hand_over(contract)
	advances = {
		row.reference_name for row in frappe.get_doc("Sales Invoice", handover.sales_invoice).advances
	}
	own = frappe.get_all(
		"Payment Entry", {"so_property_subscription": first.name, "docstatus": 1}, pluck="name"
	)
	assert advances == set(own)
	assert ledger(customer) == {liability(): -50_000}
	assert second.reload().received_amount == 50_000


def test_a_unit_is_handed_over_although_the_year_of_its_deposit_is_closed():
	last_year = getdate(today()).replace(month=6, day=15)
	last_year = last_year.replace(year=last_year.year - 1)
	deal, contract = paid_deal(subscription_date=str(last_year))
	equity = {"company": default_company(), "root_type": "Equity", "is_group": 0}
	frappe.get_doc(
		{
			"doctype": "Period Closing Voucher",
			"company": default_company(),
			"fiscal_year": frappe.db.get_value("Fiscal Year", {"year_start_date": f"{last_year.year}-01-01"}),
			"period_start_date": f"{last_year.year}-01-01",
			"period_end_date": f"{last_year.year}-12-31",
			"transaction_date": f"{last_year.year}-12-31",
			"closing_account_head": frappe.db.get_value("Account", equity),
			"remarks": "test",
		}
	).insert().submit()
	hand_over(contract)
	assert ledger(deal.customer) == {}


@pytest.mark.parametrize(
	("values", "message"),
	[
		({"accepted": 0}, "has not accepted"),
		({"snags": [{"description": "窗户漏水", "is_blocking": 1}]}, "窗户漏水"),
	],
)
def test_the_gate_stays_shut_until_accepted_and_mended(values, message):
	_deal, contract = paid_deal()
	handover = prepare(contract, **values)
	with pytest.raises(HandoverError, match=message):
		handover.submit()
	assert not frappe.db.exists("Sales Invoice", {"customer": contract.customer})


def test_a_snag_that_does_not_block_or_is_fixed_lets_the_handover_pass():
	_deal, contract = paid_deal()
	snags = [
		{"description": "划痕", "is_blocking": 0},
		{"description": "漏水", "is_blocking": 1, "fixed_on": today()},
	]
	assert hand_over(contract, snags=snags).docstatus == 1


def test_a_unit_that_is_not_paid_is_not_handed_over():
	_deal, contract = make.make_signed_deal()
	with pytest.raises(HandoverError, match="is still owed"):
		hand_over(contract)


def test_a_handover_does_not_lie_before_the_contract():
	_deal, contract = paid_deal()
	with pytest.raises(HandoverError, match="lies before"):
		prepare(contract, handover_date=add_days(today(), -1))


def test_a_receipt_that_paid_the_invoice_cannot_be_cancelled():
	deal, contract = paid_deal()
	hand_over(contract)
	receipt = frappe.get_last_doc("Payment Entry", {"so_property_subscription": deal.name})
	with pytest.raises(HandoverError, match="Cancel the handover first"):
		receipt.cancel()


def test_a_handed_over_deal_is_out_of_the_arrears_and_cannot_be_exchanged():
	deal, contract = paid_deal()
	hand_over(contract)
	change = frappe.get_doc(
		{
			"doctype": "Property Change Application",
			"kind": "Exchange",
			"new_property_unit": make.make_unit().name,
			"property_subscription": deal.name,
			"reason": "Changed Mind",
		}
	)
	with pytest.raises(frappe.ValidationError, match="The deal is Handed Over"):
		change.insert()


@pytest.fixture
def identity_card():
	"""The office asks for the identity card before it hands over."""
	frappe.db.set_value("Property Handover Document", "Identity Card", "is_required", 1)


def test_a_new_handover_carries_the_offices_checklist(identity_card):
	_deal, contract = paid_deal()
	frappe.db.set_value("Property Handover Document", "Deed Tax Receipt", "disabled", 1)
	rows = {row.document: row.is_required for row in prepare(contract).documents}
	assert rows["Identity Card"] == 1 and rows["Sale Contract"] == 0
	assert "Deed Tax Receipt" not in rows


def test_the_gate_stays_shut_until_the_required_papers_are_there(identity_card):
	_deal, contract = paid_deal()
	handover = prepare(contract)
	with pytest.raises(HandoverError, match="Identity Card"):
		handover.submit()
	assert not frappe.db.exists("Sales Invoice", {"customer": contract.customer})
	handover.reload()
	next(row for row in handover.documents if row.document == "Identity Card").received_on = today()
	assert handover.submit().docstatus == 1


def test_the_move_in_is_recorded_after_the_handover_and_not_ahead_of_it():
	_deal, contract = paid_deal()
	handover = hand_over(contract)
	handover.reload().moved_in_on = add_days(today(), 1)
	with pytest.raises(HandoverError, match="must lie between"):
		handover.save()
	handover.reload().moved_in_on = today()
	handover.save()
	assert str(frappe.db.get_value("Property Handover", handover.name, "moved_in_on")) == today()
