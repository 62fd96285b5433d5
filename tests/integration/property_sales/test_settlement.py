"""Forfeit, refund, undo: the customer owes nothing and is owed nothing, in the ledger as in the documents."""

from decimal import Decimal

import pytest

import frappe
from frappe.utils import getdate, today

from sales_ops.property_sales.money.accounts import setup_change_accounts
from sales_ops.property_sales.money.settlement import Terms, cancel, free_receipts, settle
from sales_ops.testing import factories as make
from sales_ops.testing.setup import default_company


def balances(customer: str) -> dict[str, float]:
	rows = frappe.get_all(
		"GL Entry",
		{"party": customer, "is_cancelled": 0},
		["account", "sum(debit) - sum(credit) as balance"],
		group_by="account",
	)
	return {row.account: row.balance for row in rows}


def open_vouchers(customer: str) -> list[float]:
	"""What the Payment Ledger holds open, voucher by voucher."""
	rows = frappe.get_all(
		"Payment Ledger Entry",
		{"party": customer, "delinked": 0},
		["against_voucher_no", "sum(amount) as amount"],
		group_by="account, against_voucher_no",
	)
	return [row.amount for row in rows if abs(row.amount) > 0.001]


def accounts() -> tuple[str, str]:
	made = setup_change_accounts(default_company())
	return made["forfeiture_account"], made["refund_account"]


def terms(keep: float, refund: float) -> Terms:
	income, refunds = accounts()
	return Terms(Decimal(keep), Decimal(refund), getdate(today()), income, refunds)


@pytest.mark.parametrize(("keep", "refund"), [(50_000, 0), (20_000, 30_000), (0, 50_000)])
def test_a_settled_deal_leaves_nothing_open_but_its_refund(keep, refund):
	deal = make.make_deal()
	make.receive(deal, 10_000)
	make.receive(deal, 40_000)
	settle(deal, terms(keep, refund))
	_income, refunds = accounts()
	assert {account: amount for account, amount in balances(deal.customer).items() if amount} == (
		{refunds: -refund} if refund else {}
	)
	assert open_vouchers(deal.customer) == ([-refund] if refund else [])


def test_an_undone_settlement_gives_the_liability_back():
	deal = make.make_deal()
	make.receive(deal, 10_000)
	make.receive(deal, 40_000)
	before = balances(deal.customer)
	journal = settle(deal, terms(20_000, 30_000))
	free_receipts(deal, journal.name)
	cancel("Journal Entry", journal.name)
	after = {account: amount for account, amount in balances(deal.customer).items() if amount}
	assert after == before


def test_a_deal_without_money_posts_nothing():
	assert settle(make.make_deal(), terms(0, 0)) is None
