"""ERPNext's own reports show consigned goods as they are: in quantity, and without value (issue 4, "Done when")."""

import frappe
from frappe.utils import add_days, today

from erpnext.accounts.report.gross_profit.gross_profit import execute as gross_profit
from erpnext.stock.report.stock_balance.stock_balance import execute as stock_balance
from erpnext.stock.report.stock_ledger.stock_ledger import execute as stock_ledger

from sales_ops.consignment.stock import warehouses
from sales_ops.testing import consignment as make


def balances(agreement) -> dict[str, tuple[float, float]]:
	"""Quantity and value by warehouse, as Stock Balance shows an item."""
	filters = {
		"company": agreement.company,
		"from_date": add_days(today(), -30),
		"to_date": add_days(today(), 1),
	}
	filters |= {"item_code": agreement.items[0].item_code}
	_columns, rows = stock_balance(frappe._dict(filters))[:2]
	return {row["warehouse"]: (row["bal_qty"], row["bal_val"]) for row in rows}


def test_stock_balance_shows_the_suppliers_goods_without_value_and_nothing_in_between(agreement):
	item = agreement.items[0].item_code
	make.receive_consigned(agreement, item, 100)
	make.stock_own(item, 10, 8)
	make.deliver((item, 10, agreement.consigned_warehouse))
	found = balances(agreement)
	assert found[agreement.consigned_warehouse] == (90, 0)
	assert found[make.own_warehouse()] == (10, 80)
	assert found.get(warehouses.pass_through_of(agreement.consigned_warehouse), (0, 0)) == (0, 0)


def test_the_stock_ledger_never_shows_a_value_of_the_suppliers_goods(agreement):
	item = agreement.items[0].item_code
	make.receive_consigned(agreement, item, 100)
	note = make.deliver((item, 10, agreement.consigned_warehouse))
	make.return_of(note, 4)
	filters = {
		"company": agreement.company,
		"from_date": add_days(today(), -1),
		"to_date": add_days(today(), 1),
	}
	filters |= {"item_code": item, "warehouse": agreement.consigned_warehouse}
	_columns, rows = stock_ledger(frappe._dict(filters))
	moved = [row for row in rows if row.get("voucher_no")]
	assert [row["actual_qty"] for row in moved] == [100, -10, 4]
	assert {row["stock_value"] for row in moved} == {0}


def test_gross_profit_is_the_price_less_what_was_agreed_with_the_supplier(agreement):
	item = agreement.items[0].item_code
	make.receive_consigned(agreement, item, 100)
	bill = make.invoice((item, 10, agreement.consigned_warehouse))
	filters = {"company": agreement.company, "from_date": today(), "to_date": add_days(today(), 1)}
	_columns, rows = gross_profit(frappe._dict(filters, group_by="Invoice", sales_invoice=bill.name))[:2]
	row = next(row for row in rows if row.get("item_code") == item)
	assert (row["selling_amount"], row["buying_amount"], row["gross_profit"]) == (200, 100, 100)
