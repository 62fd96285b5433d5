"""A day's Stock Entries confirmed together share one purchase receipt for each supplier (§6.4 point 11)."""

import pytest

import frappe

from sales_ops.consignment.stock import warehouses
from sales_ops.consignment.stock.grouped_issues import submit_issues
from sales_ops.exceptions.consignment import ConsignmentStockError
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger


@pytest.fixture(autouse=True)
def grouping():
	frappe.db.set_single_value("Consignment Settings", "group_daily", 1)
	frappe.clear_document_cache("Consignment Settings", "Consignment Settings")
	yield
	frappe.clear_document_cache("Consignment Settings", "Consignment Settings")


@pytest.fixture
def item(agreement) -> str:
	make.receive_consigned(agreement, agreement.items[0].item_code, 100)
	return agreement.items[0].item_code


def drafts(item, agreement, *quantities) -> list:
	return [make.issue((item, qty, agreement.consigned_warehouse), submit=False) for qty in quantities]


def submitted(entries) -> list:
	submit_issues([entry.name for entry in entries])
	return [entry.reload() for entry in entries]


def withdrawals(agreement, kind) -> list:
	filters = {"consignment_agreement": agreement.name, "kind": kind, "docstatus": 1}
	names = frappe.get_all("Consignment Withdrawal", filters, pluck="name")
	return [frappe.get_doc("Consignment Withdrawal", name) for name in names]


def test_the_entries_share_one_purchase_receipt(agreement, item, accrual):
	entries = submitted(drafts(item, agreement, 3, 4, 5))
	(common,) = withdrawals(agreement, "Issue")
	assert [(row.source_document, row.qty) for row in common.items] == [
		(entry.name, entry.items[0].qty) for entry in sorted(entries, key=lambda entry: entry.name)
	]
	assert ledger.moved(common.purchase_receipt)[accrual] == -120
	assert ledger.moved(*[entry.name for entry in entries])[entries[0].items[0].expense_account] == 120
	assert ledger.stock(item, agreement.consigned_warehouse) == (88, 0)
	assert ledger.stock(item, warehouses.pass_through_of(agreement.consigned_warehouse)) == (0, 0)
	sources = frappe.get_all("Consignment Ledger Entry", {"voucher_no": common.name}, pluck="source_no")
	assert sorted(sources) == sorted(entry.name for entry in entries)


def test_one_entry_is_cancelled_and_its_part_of_the_purchase_goes_back(agreement, item, accrual):
	entries = submitted(drafts(item, agreement, 3, 4))
	entries[0].cancel()
	(back,) = withdrawals(agreement, "Return")
	assert ledger.moved(entries[0].name) == {}
	assert ledger.moved(back.purchase_receipt)[accrual] == 30
	assert ledger.stock(item, agreement.consigned_warehouse) == (96, 0)
	assert ledger.stock(item, warehouses.pass_through_of(agreement.consigned_warehouse)) == (0, 0)
	rows = frappe.get_all("Consignment Ledger Entry", {"agreement": agreement.name}, ["qty", "base_amount"])
	assert (sum(row.qty for row in rows), sum(row.base_amount for row in rows)) == (96, 40)
	entries[1].cancel()
	assert ledger.stock(item, agreement.consigned_warehouse) == (100, 0)


def test_where_one_entry_cannot_be_submitted_none_is(agreement, item):
	entries = drafts(item, agreement, 60, 60)
	with pytest.raises(ConsignmentStockError, match="120 are needed"):
		submit_issues([entry.name for entry in entries])
	assert {entry.reload().docstatus for entry in entries} == {0}


def test_the_setting_must_say_so(agreement, item):
	frappe.db.set_single_value("Consignment Settings", "group_daily", 0)
	frappe.clear_document_cache("Consignment Settings", "Consignment Settings")
	entries = drafts(item, agreement, 1)
	with pytest.raises(ConsignmentStockError, match="do not say"):
		submit_issues([entries[0].name])


def test_an_entry_of_another_day_and_a_submitted_one_are_refused(agreement, item):
	past = make.issue((item, 1, agreement.consigned_warehouse), submit=False, on=frappe.utils.today())
	done = make.issue((item, 1, agreement.consigned_warehouse))
	for entry in (past, done):
		with pytest.raises(ConsignmentStockError, match="cannot be submitted with the others"):
			submit_issues([entry.name])


def test_own_goods_among_them_are_issued_as_ever(agreement, item):
	make.stock_own(item, 10, 8)
	entries = [*drafts(item, agreement, 2), make.issue((item, 2, make.own_warehouse()), submit=False)]
	done = submitted(entries)
	assert ledger.moved(done[1].name)[done[1].items[0].expense_account] == 16
	assert ledger.moved(done[0].name)[done[0].items[0].expense_account] == 20
