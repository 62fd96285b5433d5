"""Unsold goods go back to their supplier: out of the store at no value, and nobody owes anything."""

import pytest

import frappe

from sales_ops.consignment.doctype.consignment_supplier_return.consignment_supplier_return import (
	goods_in_store,
)
from sales_ops.exceptions.consignment import AgreementError, ConsignmentError, ConsignmentStockError
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger

RETURN, ENTRY = "Consignment Supplier Return", "Consignment Ledger Entry"


@pytest.fixture
def agreement():
	return make.make_agreement(make.make_item())


def item_of(agreement) -> str:
	return agreement.items[0].item_code


def send_back(agreement, *rows: dict, submit: bool = True, **values):
	doc = make.new(RETURN, consignment_agreement=agreement.name, **make.moment(values))
	for row in rows:
		doc.append("items", row)
	doc.insert(ignore_permissions=True)
	return doc.submit() if submit else doc


def entries_of(doc, *fields: str) -> list[tuple]:
	rows = frappe.get_all(ENTRY, {"voucher_no": doc.name}, list(fields), order_by="creation")
	return [tuple(row[field] for field in fields) for row in rows]


def test_goods_go_back_at_no_value_and_nobody_owes_anything(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = send_back(agreement, {"item_code": item, "qty": 4}, taken_by="司机")
	assert ledger.stock(item, agreement.consigned_warehouse) == (6, 0)
	assert ledger.moved(doc.stock_entry) == {}
	assert entries_of(doc, "event", "qty", "rate", "amount", "base_amount", "stock_entry") == [
		("Supplier-Return", -4, 10, 0, 0, doc.stock_entry)
	]
	assert (doc.status, doc.total_amount, doc.items[0].rate) == ("Sent Back", 40, 10)
	entry = frappe.get_doc("Stock Entry", doc.stock_entry)
	assert (entry.purpose, entry.so_consignment_document) == ("Material Issue", doc.name)


def test_a_draft_shows_what_lies_in_store_and_what_the_goods_are_worth(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = send_back(agreement, {"item_code": item, "qty": 4}, submit=False)
	row = doc.items[0]
	assert (row.available_qty, row.rate, row.amount, doc.status) == (10, 10, 40, "Draft")
	assert (doc.supplier, doc.warehouse) == (agreement.supplier, agreement.consigned_warehouse)


def test_more_than_lies_there_cannot_go_back(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	make.deliver((item, 7, agreement.consigned_warehouse))
	with pytest.raises(ConsignmentStockError):
		send_back(agreement, {"item_code": item, "qty": 4})
	two_rows = [{"item_code": item, "qty": 2}, {"item_code": item, "qty": 2}]
	with pytest.raises(ConsignmentStockError):
		send_back(agreement, *two_rows)


def test_a_back_dated_return_may_not_take_what_was_used_after_it(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10, on="2026-10-01 08:00:00")
	make.deliver((item, 8, agreement.consigned_warehouse), on="2026-10-20 08:00:00")
	with pytest.raises(ConsignmentStockError):
		send_back(agreement, {"item_code": item, "qty": 3}, on="2026-10-10 08:00:00")
	doc = send_back(agreement, {"item_code": item, "qty": 2}, on="2026-10-10 08:00:00")
	assert entries_of(doc, "posting_date")[0][0] == frappe.utils.getdate("2026-10-10")


def test_a_cancelled_return_restores_the_goods(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = send_back(agreement, {"item_code": item, "qty": 4})
	doc.cancel()
	assert ledger.stock(item, agreement.consigned_warehouse) == (10, 0)
	assert entries_of(doc, "event", "qty") == [("Supplier-Return", -4), ("Supplier-Return", 4)]
	assert frappe.db.get_value("Stock Entry", doc.stock_entry, "docstatus") == 2
	assert doc.reload().status == "Cancelled"
	amended = frappe.copy_doc(doc, ignore_no_copy=False)
	amended.update({"amended_from": doc.name, "docstatus": 0})
	amended.insert(ignore_permissions=True)
	amended.submit()
	assert ledger.stock(item, agreement.consigned_warehouse) == (6, 0)
	assert amended.stock_entry != doc.stock_entry


def test_the_stock_entry_alone_cannot_be_cancelled(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = send_back(agreement, {"item_code": item, "qty": 4})
	with pytest.raises(frappe.ValidationError):
		frappe.get_doc("Stock Entry", doc.stock_entry).cancel()


def test_the_named_batch_goes_back():
	item = make.make_batch_item()
	agreement = make.make_agreement(item)
	receipts = [make.receive_consigned(agreement, item, 5) for _number in range(2)]
	batches = [frappe.db.get_value(ENTRY, {"voucher_no": receipt.name}, "batch_no") for receipt in receipts]
	doc = send_back(agreement, {"item_code": item, "qty": 3, "batch_no": batches[1]})
	assert entries_of(doc, "batch_no", "qty") == [(batches[1], -3)]
	assert ledger.stock(item, agreement.consigned_warehouse) == (7, 0)
	with pytest.raises(frappe.ValidationError):
		send_back(agreement, {"item_code": item, "qty": 3, "batch_no": batches[1]})


def test_a_row_without_a_batch_takes_the_oldest_and_says_which():
	item = make.make_batch_item()
	agreement = make.make_agreement(item)
	for _number in range(2):
		make.receive_consigned(agreement, item, 5)
	doc = send_back(agreement, {"item_code": item, "qty": 7})
	assert sorted(row.qty for row in doc.items) == [2, 5]
	assert all(row.batch_no for row in doc.items)
	assert sorted(qty for (qty,) in entries_of(doc, "qty")) == [-5, -2]
	assert doc.total_amount == 70
	details = {detail for (detail,) in entries_of(doc, "voucher_detail_no")}
	assert details == {row.name for row in doc.items}


def test_the_named_serial_numbers_go_back():
	item = make.make_serial_item()
	agreement = make.make_agreement(item)
	receipt = make.receive_consigned(agreement, item, 3)
	numbers = frappe.db.get_value(ENTRY, {"voucher_no": receipt.name}, "serial_no").split("\n")
	doc = send_back(agreement, {"item_code": item, "qty": 1, "serial_no": numbers[1]})
	assert entries_of(doc, "serial_no", "qty") == [(numbers[1], -1)]
	left = frappe.get_all("Serial No", {"warehouse": agreement.consigned_warehouse}, pluck="name")
	assert sorted(left) == sorted({numbers[0], numbers[2]})
	doc.cancel()
	assert frappe.db.get_value("Serial No", numbers[1], "warehouse") == agreement.consigned_warehouse


def test_goods_go_back_after_their_price_has_ended():
	"""An agreement that runs out is when most goods go back."""
	ended = frappe.utils.add_days(frappe.utils.today(), -1)
	item = make.make_item()
	agreement = make.make_agreement(item, valid_upto=ended, row={"valid_upto": ended})
	make.receive_consigned(agreement, item, 10, on=f"{ended} 08:00:00")
	doc = send_back(agreement, {"item_code": item, "qty": 10}, reason="Agreement Ends")
	assert ledger.stock(item, agreement.consigned_warehouse) == (0, 0)
	assert (doc.total_amount, doc.items[0].rate) == (0, 0)


def test_quantities_are_above_zero_and_the_agreement_is_submitted(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	with pytest.raises(ConsignmentError, match="The quantity is not above zero"):
		send_back(agreement, {"item_code": item, "qty": 0})
	draft = make.make_agreement(make.make_item(), submit=False, supplier=make.make_supplier("另一供应商"))
	with pytest.raises(AgreementError):
		send_back(draft, {"item_code": item, "qty": 1})


def test_what_postings_write_cannot_be_sent(agreement):
	item = item_of(agreement)
	other = make.receive_consigned(agreement, item, 10).stock_entry
	doc = send_back(agreement, {"item_code": item, "qty": 1}, submit=False)
	doc.update({"status": "Sent Back", "stock_entry": other})
	doc.save(ignore_permissions=True)
	assert (doc.status, doc.stock_entry) == ("Draft", None)


def test_the_button_fills_in_all_goods_or_those_that_lie_too_long():
	old, new = make.make_item("A-OLD"), make.make_item("B-NEW")
	agreement = make.make_agreement(old, new, stale_after_days=30, supplier=make.make_supplier("滞留供应商"))
	make.receive_consigned(agreement, old, 6, on="2026-09-01 08:00:00")
	make.receive_consigned(agreement, old, 4)
	make.receive_consigned(agreement, new, 5)
	rows = goods_in_store(agreement.name)
	assert [(row["item_code"], row["qty"], row["available_qty"]) for row in rows] == [
		("A-OLD", 10, 10),
		("B-NEW", 5, 5),
	]
	stale = goods_in_store(agreement.name, "1")
	assert [(row["item_code"], row["qty"], row["available_qty"]) for row in stale] == [("A-OLD", 6, 10)]


def test_a_failure_while_posting_leaves_nothing(agreement, monkeypatch):
	from sales_ops.consignment.stock import ledger as entries

	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = send_back(agreement, {"item_code": item, "qty": 4}, submit=False)
	monkeypatch.setattr(entries, "write", lambda rows: frappe.throw("stopped"))
	frappe.db.savepoint("before_posting")
	with pytest.raises(frappe.ValidationError, match="stopped"):
		doc.submit()
	frappe.db.rollback(save_point="before_posting")
	assert ledger.stock(item, agreement.consigned_warehouse) == (10, 0)
	assert frappe.db.count("Stock Entry", {"so_consignment_document": doc.name}) == 0
