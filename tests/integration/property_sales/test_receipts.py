"""Receipts: Payment Entries on the presale liability, allocated to instalments, and back again on cancel."""

import pytest

import frappe
from frappe.utils import add_days, today

from sales_ops.exceptions.property_sales import DealError, PresaleAccountError, ReceiptError
from sales_ops.property_sales.money.receipts import new_receipt
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company


def instalments(deal) -> list[tuple]:
	rows = frappe.get_all(
		"Property Instalment",
		{"property_subscription": deal.name},
		["kind", "amount", "received_amount", "outstanding_amount", "status"],
		order_by="seq",
	)
	return [(r.kind, r.amount, r.received_amount, r.outstanding_amount, r.status) for r in rows]


def gl(entry) -> set[tuple]:
	rows = frappe.get_all(
		"GL Entry",
		{"voucher_no": entry.name, "is_cancelled": 0},
		["account", "debit", "credit", "party", "project"],
	)
	return {(r.account, r.debit, r.credit, r.party, r.project) for r in rows}


def company_account(field: str) -> str:
	return frappe.db.get_value("Company", default_company(), field)


def test_a_receipt_is_booked_as_contract_liability_of_the_project():
	deal = make.make_deal()
	entry = make.receive(deal, 10_000)
	project = frappe.db.get_value("Property Project", deal.property_project, "project")
	liability = company_account("default_advance_received_account")
	assert gl(entry) == {
		(entry.paid_to, 10_000.0, 0.0, None, project),
		(liability, 0.0, 10_000.0, deal.customer, project),
	}
	assert frappe.db.get_value("Account", liability, "root_type") == "Liability"
	assert entry.unallocated_amount == 10_000
	assert not frappe.db.exists("Stock Ledger Entry", {"voucher_no": entry.name})


def test_cancelling_a_receipt_reverses_ledger_instalment_claim_and_status():
	deal = make.make_deal()
	entry = make.receive(deal, 50_000)
	assert deal.status == "Full Deposit"
	entry.cancel()
	deal.reload()
	assert gl(entry) == set()
	balance = frappe.get_all(
		"GL Entry", {"party": deal.customer}, ["sum(debit) as debit", "sum(credit) as credit"]
	)
	assert balance[0].debit == balance[0].credit
	assert (deal.status, deal.received_amount, deal.full_deposit_on) == ("Held", 0, None)
	assert [row[4] for row in instalments(deal)] == ["Unpaid", "Unpaid"]
	assert frappe.db.get_value("Property Unit", deal.property_unit, "sale_status") == "Held"


def test_a_receipt_pays_the_oldest_instalment_first():
	deal = make.make_deal()
	make.receive(deal, 25_000)
	assert instalments(deal) == [
		("Temporary Deposit", 10_000, 10_000, 0, "Paid"),
		("Deposit", 40_000, 15_000, 25_000, "Partly Paid"),
	]
	assert deal.status == "Temporary Deposit"
	rows = frappe.get_last_doc("Payment Entry").so_property_allocations
	assert [(row.kind, row.allocated_amount) for row in rows] == [
		("Temporary Deposit", 10_000),
		("Deposit", 15_000),
	]
	assert all(row.due_date for row in rows)


def test_allocations_made_by_hand_are_kept():
	deal, contract = make.make_signed_deal()
	last = frappe.get_all(
		"Property Instalment", {"property_contract": contract.name}, pluck="name", order_by="seq desc"
	)
	entry = new_receipt(deal, 1_000)
	entry.append("so_property_allocations", {"property_instalment": last[0], "allocated_amount": 1_000})
	entry.insert().submit()
	assert frappe.db.get_value("Property Instalment", last[0], "received_amount") == 1_000


def test_a_receipt_above_what_is_owed_is_refused_and_writes_nothing():
	deal = make.make_deal()
	before = frappe.db.count("Payment Entry"), frappe.db.count("GL Entry")
	with pytest.raises(ReceiptError, match=r"50,000\.01 is higher than the .*50,000\.00 still owed"):
		make.receive(deal, 50_000.01)
	assert (frappe.db.count("Payment Entry"), frappe.db.count("GL Entry")) == before
	assert [row[2] for row in instalments(deal)] == [0, 0]


@pytest.mark.parametrize(
	("allocated", "message"),
	[
		([("Temporary Deposit", 10_001)], "is allocated, only .* is outstanding"),
		([("Temporary Deposit", 5_000)], "The allocations add up to .*5,000.00, the receipt is .*10,000.00"),
	],
)
def test_allocations_that_do_not_fit_are_refused(allocated, message):
	deal = make.make_deal()
	names = dict(
		frappe.get_all(
			"Property Instalment", {"property_subscription": deal.name}, ["kind", "name"], as_list=True
		)
	)
	entry = new_receipt(deal, 10_000)
	for kind, amount in allocated:
		entry.append(
			"so_property_allocations", {"property_instalment": names[kind], "allocated_amount": amount}
		)
	with pytest.raises(ReceiptError, match=message):
		entry.insert()


def test_an_instalment_of_another_deal_is_refused():
	deal, other = make.make_deal(), make.make_deal()
	strange = frappe.db.get_value("Property Instalment", {"property_subscription": other.name})
	entry = new_receipt(deal, 10_000)
	entry.append("so_property_allocations", {"property_instalment": strange, "allocated_amount": 10_000})
	with pytest.raises(ReceiptError, match="is not an open instalment of this deal"):
		entry.insert()


def test_two_drafts_for_the_same_money_cannot_both_be_submitted():
	deal = make.make_deal()
	first, second = new_receipt(deal, 50_000).insert(), new_receipt(deal, 50_000).insert()
	first.submit()
	with pytest.raises(ReceiptError):
		second.submit()


def test_a_receipt_from_another_customer_is_refused():
	deal = make.make_deal()
	entry = new_receipt(deal, 10_000)
	entry.party = make.make_customer()
	with pytest.raises(ReceiptError, match=f"belongs to {deal.customer}"):
		entry.insert()


def test_money_for_a_draft_subscription_is_refused():
	deal = make.make_deal(submit=False)
	with pytest.raises(DealError, match="Submit the subscription"):
		new_receipt(deal, 10_000).insert()


def test_a_company_without_a_presale_account_is_told_so():
	deal = make.make_deal()
	frappe.db.set_value("Company", deal.company, "book_advance_payments_in_separate_party_account", 0)
	frappe.clear_document_cache("Company", deal.company)
	with pytest.raises(PresaleAccountError, match="Set Up Presale Accounts"):
		new_receipt(deal, 10_000).insert()


def test_a_payment_entry_without_a_deal_is_left_alone():
	entry = make.receive_plain(make.make_customer(), 100)
	assert entry.docstatus == 1
	assert not entry.so_property_allocations


def test_supplier_payments_still_work_after_the_presale_set_up():
	entry = make.pay_supplier(100)
	assert entry.paid_to == company_account("default_advance_paid_account")


def test_the_buyer_of_two_units_pays_each_deal_by_itself():
	customer = make.make_customer()
	first, second = make.make_deal(customer=customer), make.make_deal(customer=customer)
	make.receive(first, 50_000)
	assert second.reload().received_amount == 0
	assert first.status == "Full Deposit"


def test_full_deposit_on_is_the_day_of_the_receipt_that_reached_it():
	deal = make.make_deal(subscription_date=add_days(today(), -10))
	make.receive(deal, 10_000, add_days(today(), -9))
	make.receive(deal, 40_000, add_days(today(), -4))
	assert str(deal.full_deposit_on) == add_days(today(), -4)
