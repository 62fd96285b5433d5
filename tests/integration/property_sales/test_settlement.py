"""Forfeit, refund, undo: the customer owes nothing and is owed nothing, in the ledger as in the documents."""

from decimal import Decimal

import pytest

import frappe
from frappe.utils import getdate, today

from sales_ops.property_sales.settlement import Terms, settle, unsettle
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


def income_account() -> str:
	return frappe.db.get_value(
		"Account", {"company": default_company(), "root_type": "Income", "is_group": 0}
	)


def bank_account() -> str:
	return frappe.db.get_value(
		"Account", {"company": default_company(), "account_type": "Cash", "is_group": 0}
	)


def terms(keep: float, refund: float) -> Terms:
	return Terms(Decimal(keep), Decimal(refund), getdate(today()), income_account(), bank_account())


@pytest.mark.parametrize(("keep", "refund"), [(50_000, 0), (20_000, 30_000), (0, 50_000)])
def test_a_settled_deal_leaves_no_balance_and_no_open_voucher(keep, refund):
	deal = make.make_deal()
	make.receive(deal, 10_000)
	make.receive(deal, 40_000)
	vouchers = settle(deal, terms(keep, refund))
	assert bool(vouchers.journal_entry) == bool(keep)
	assert bool(vouchers.refund_entry) == bool(refund)
	assert set(balances(deal.customer).values()) == {0}
	assert open_vouchers(deal.customer) == []


def test_an_undone_settlement_gives_the_liability_back():
	deal = make.make_deal()
	make.receive(deal, 10_000)
	make.receive(deal, 40_000)
	before = balances(deal.customer)
	unsettle(deal, settle(deal, terms(20_000, 30_000)))
	after = {account: amount for account, amount in balances(deal.customer).items() if amount}
	assert after == before
