"""With ERPNext's provisional accounting a received service is in the ledger before its invoice; it counts once all the same."""

import pytest

import frappe
from frappe.utils import flt

from erpnext.buying.doctype.purchase_order.purchase_order import make_purchase_receipt
from erpnext.stock.doctype.purchase_receipt.purchase_receipt import make_purchase_invoice

from sales_ops.exceptions.marketing_budget import BudgetExceeded
from sales_ops.marketing_budget import budgets
from sales_ops.marketing_budget.statements import activity_queries
from sales_ops.testing import marketing_budget as make
from sales_ops.testing.setup import default_company


@pytest.fixture(autouse=True)
def provisional_accounting():
	values = {
		"enable_provisional_accounting_for_non_stock_items": 1,
		"default_provisional_account": make.account("Stock Received But Not Billed"),
	}
	company = frappe.get_doc("Company", default_company())
	company.db_set(values)
	yield
	frappe.clear_document_cache("Company", company.name)


@pytest.fixture
def order(activity):
	return make.order((activity, 800))


def received(order, qty: float = 1):
	receipt = make_purchase_receipt(order.name)
	receipt.update({"set_posting_time": 1, "posting_date": make.day(1)})
	receipt.items[0].qty = qty
	return receipt.insert(ignore_permissions=True).submit()


def billed(receipt):
	invoice = make_purchase_invoice(receipt.name)
	invoice.update({"set_posting_time": 1, "posting_date": make.day(1), "bill_no": "1"})
	return invoice.insert(ignore_permissions=True).submit()


def taken(budget) -> tuple[float, float, float]:
	"""Reserved, ordered and spent."""
	row = budgets.figures([budget.name])[0]
	return tuple(flt(row[field], 2) for field in ("reserved", "committed", "actual"))


def test_what_is_received_counts_as_spent_and_no_longer_as_ordered(budget, order):
	assert taken(budget) == (200, 800, 0)
	received(order)
	assert taken(budget) == (200, 0, 800)


def test_a_part_that_is_received_leaves_the_rest_ordered(budget, activity):
	order = make.order({"marketing_activity": activity.name, "qty": 4, "rate": 200})
	received(order, 3)
	assert taken(budget) == (200, 200, 600)
	assert [flt(row.amount) for row in activity_queries.orders([activity.name])] == [200]


def test_the_invoice_of_a_receipt_takes_nothing_more(budget, order):
	billed(received(order))
	assert taken(budget) == (200, 0, 800)
	assert activity_queries.orders([order.items[0].marketing_activity]) == []


def test_an_invoice_for_a_part_of_what_is_ordered_takes_nothing_more(budget, activity):
	order = make.order({"marketing_activity": activity.name, "qty": 4, "rate": 200})
	billed(received(order, 1))
	received(order, 2)
	assert taken(budget) == (200, 200, 600)


def test_a_cancelled_receipt_is_ordered_again(budget, order):
	received(order).cancel()
	assert taken(budget) == (200, 800, 0)


def test_what_is_left_beside_a_receipt_can_be_spent_and_no_more(budget, activity, order):
	received(order)
	make.journal(activity, 200)
	with make.refused(BudgetExceeded):
		make.journal(activity, 1)
