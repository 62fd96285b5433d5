"""The experiments of consignment-budget-meeting.md §6.2, row by row, on real postings."""

import pytest

import frappe

from sales_ops.consignment.stock import warehouses
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger


@pytest.fixture
def agreement():
	return make.make_agreement(make.make_item())


def item_of(agreement) -> str:
	return agreement.items[0].item_code


def pass_through(agreement) -> str:
	return warehouses.pass_through_of(agreement.consigned_warehouse)


def accrual() -> str:
	return frappe.get_cached_value("Company", make.default_company(), "stock_received_but_not_billed")


def cost() -> str:
	return frappe.get_cached_value("Company", make.default_company(), "default_expense_account")


def withdrawal_of(doc):
	return frappe.get_doc("Consignment Withdrawal", {"source_document": doc.name})


def test_a_receipt_has_quantity_but_no_value_and_no_gl(agreement):
	receipt = make.receive_consigned(agreement, item_of(agreement), 100)
	assert ledger.stock(item_of(agreement), agreement.consigned_warehouse) == (100, 0)
	assert ledger.moved(receipt.stock_entry) == {}


def test_a_delivery_takes_goods_over_at_the_agreed_price(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 100)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	withdrawal = withdrawal_of(note)
	assert ledger.stock(item, agreement.consigned_warehouse) == (90, 0)
	assert ledger.stock(item, pass_through(agreement)) == (0, 0)
	assert ledger.moved(note.name)[cost()] == 100
	assert ledger.moved(withdrawal.purchase_receipt)[accrual()] == -100
	assert note.items[0].incoming_rate == 10
	assert note.items[0].warehouse == pass_through(agreement)
