"""A count: gains are the supplier's, losses are borne by whom the agreement names (§6.4 point 8)."""

import pytest

import frappe
from frappe.utils import add_days, today

from sales_ops.consignment.control import checks
from sales_ops.consignment.doctype.consignment_count.consignment_count import count_sheet
from sales_ops.consignment.stock import warehouses
from sales_ops.exceptions.consignment import ConsignmentError, ConsignmentStockError
from sales_ops.testing import consignment as make
from sales_ops.testing import ledger

COUNT, ENTRY = "Consignment Count", "Consignment Ledger Entry"


@pytest.fixture
def agreement():
	return make.make_agreement(make.make_item())


def item_of(agreement) -> str:
	return agreement.items[0].item_code


def count(agreement, *rows: dict, submit: bool = True, **values):
	doc = make.new(COUNT, consignment_agreement=agreement.name, **make.moment(values))
	for row in rows:
		doc.append("items", {"explanation": "清点", **row})
	doc.insert(ignore_permissions=True)
	return doc.submit() if submit else doc


def entries_of(doc, *fields: str) -> list[tuple]:
	rows = frappe.get_all(ENTRY, {"voucher_no": doc.name}, list(fields), order_by="creation")
	return [tuple(row[field] for field in fields) for row in rows]


def all_agree() -> bool:
	return checks.check().broken == []


def account(fieldname: str) -> str:
	return frappe.get_cached_value("Company", make.default_company(), fieldname)


def test_a_gain_is_the_suppliers_and_has_no_value(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": item, "counted_qty": 12})
	assert ledger.stock(item, agreement.consigned_warehouse) == (12, 0)
	assert ledger.moved(doc.gain_entry) == {}
	assert entries_of(doc, "event", "qty", "amount", "stock_entry") == [("Gain", 2, 0, doc.gain_entry)]
	row = doc.items[0]
	assert (row.booked_qty, row.difference, row.result, row.owed_amount) == (10, 2, "Gain", 0)
	assert (doc.status, doc.no_of_counted, doc.no_of_differences, doc.total_owed) == ("Differences", 1, 1, 0)
	assert (doc.loss_entry, doc.loss_withdrawal) == (None, None)
	assert all_agree()


def test_a_loss_that_the_company_bears_is_bought_and_written_off(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": item, "counted_qty": 7})
	withdrawal = frappe.get_doc("Consignment Withdrawal", doc.loss_withdrawal)
	assert ledger.stock(item, agreement.consigned_warehouse) == (7, 0)
	assert ledger.stock(item, warehouses.pass_through_of(agreement.consigned_warehouse)) == (0, 0)
	assert ledger.moved(withdrawal.purchase_receipt)[account("stock_received_but_not_billed")] == -30
	assert ledger.moved(withdrawal.own_stock_entry)[account("stock_adjustment_account")] == 30
	assert (withdrawal.kind, withdrawal.source_document, withdrawal.docstatus) == ("Loss", doc.name, 1)
	assert entries_of(withdrawal, "event", "qty", "amount", "base_amount") == [("Loss", -3, 30, 30)]
	assert entries_of(doc, "event") == []
	assert (doc.total_owed, doc.items[0].owed_amount, doc.total_lost) == (30, 30, 0)
	assert all_agree()


def test_a_loss_goes_to_the_agreements_own_account():
	own = frappe.db.get_value(
		"Account",
		{"company": make.default_company(), "root_type": "Expense", "is_group": 0, "account_type": ""},
	)
	item = make.make_item()
	agreement = make.make_agreement(item, loss_account=own, supplier=make.make_supplier("损耗供应商"))
	make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": item, "counted_qty": 9})
	entry = frappe.db.get_value("Consignment Withdrawal", doc.loss_withdrawal, "own_stock_entry")
	assert ledger.moved(entry)[own] == 10


def test_a_loss_that_the_supplier_bears_leaves_the_store_and_nobody_owes_it():
	item = make.make_item()
	agreement = make.make_agreement(item, loss_borne_by="Supplier")
	make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": item, "counted_qty": 7})
	assert ledger.stock(item, agreement.consigned_warehouse) == (7, 0)
	assert ledger.moved(doc.loss_entry) == {}
	assert entries_of(doc, "event", "qty", "amount", "base_amount") == [("Loss", -3, 0, 0)]
	assert (doc.total_owed, doc.total_lost, doc.loss_withdrawal) == (0, 30, None)
	assert all_agree()


def test_what_agrees_posts_nothing(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": item, "counted_qty": 10, "explanation": ""})
	assert (doc.status, doc.no_of_differences) == ("Agrees", 0)
	assert entries_of(doc, "event") == []
	assert frappe.db.count("Stock Entry", {"so_consignment_document": doc.name}) == 0


@pytest.mark.parametrize("borne_by", ["Company", "Supplier"])
def test_a_cancelled_count_restores_gains_and_losses(borne_by):
	first, second = make.make_item(), make.make_item()
	agreement = make.make_agreement(first, second, loss_borne_by=borne_by)
	for item in (first, second):
		make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": first, "counted_qty": 12}, {"item_code": second, "counted_qty": 7})
	vouchers = frappe.get_all(
		"Stock Entry", {"so_consignment_document": ("in", [doc.name, doc.loss_withdrawal])}
	)
	assert len(vouchers) == (3 if borne_by == "Company" else 2)
	doc.reload().cancel()
	for item in (first, second):
		assert ledger.stock(item, agreement.consigned_warehouse) == (10, 0)
	assert sum(frappe.get_all(ENTRY, {"item_code": second}, pluck="amount")) == 0
	assert {frappe.db.get_value("Stock Entry", row.name, "docstatus") for row in vouchers} == {2}
	assert doc.reload().status == "Cancelled"
	assert all_agree()


def test_the_loss_withdrawal_alone_cannot_be_cancelled(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": item, "counted_qty": 7})
	with pytest.raises(ConsignmentStockError):
		frappe.get_doc("Consignment Withdrawal", doc.loss_withdrawal).cancel()


def test_a_count_whose_loss_is_settled_stays(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": item, "counted_qty": 7})
	frappe.db.set_value(ENTRY, {"voucher_no": doc.loss_withdrawal}, "settlement", "CS-TEST")
	with pytest.raises(ConsignmentStockError, match="CS-TEST"):
		doc.reload().cancel()


def test_gains_that_are_used_already_cannot_be_taken_back(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": item, "counted_qty": 12})
	make.deliver((item, 11, agreement.consigned_warehouse))
	with pytest.raises(frappe.ValidationError):
		doc.reload().cancel()


def test_what_moved_after_the_count_is_no_difference(agreement):
	"""Counted in the morning, delivered at noon, posted in the evening."""
	item, day = item_of(agreement), add_days(today(), -2)
	make.receive_consigned(agreement, item, 10, on=f"{add_days(day, -1)} 08:00:00")
	doc = count(agreement, {"item_code": item, "counted_qty": 10}, submit=False, on=f"{day} 08:00:00")
	make.deliver((item, 4, agreement.consigned_warehouse), on=f"{day} 12:00:00")
	doc.submit()
	assert (doc.status, doc.items[0].booked_qty) == ("Agrees", 10)


def test_a_loss_that_would_take_what_was_delivered_since_is_refused(agreement):
	item, day = item_of(agreement), add_days(today(), -2)
	make.receive_consigned(agreement, item, 10, on=f"{add_days(day, -1)} 08:00:00")
	make.deliver((item, 8, agreement.consigned_warehouse), on=f"{day} 12:00:00")
	with pytest.raises(ConsignmentStockError):
		count(agreement, {"item_code": item, "counted_qty": 5}, on=f"{day} 08:00:00")


def test_a_row_that_nobody_counted_is_not_a_loss(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": item}, submit=False)
	assert (doc.no_of_counted, doc.no_of_differences, doc.items[0].difference) == (0, 0, 0)
	with pytest.raises(ConsignmentError, match=f"Row 1: {item} was not counted yet"):
		doc.submit()
	doc.reload()
	doc.items[0].is_counted = 1
	doc.submit()
	assert ledger.stock(item, agreement.consigned_warehouse) == (0, 0)


def test_a_difference_needs_an_explanation(agreement):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	with pytest.raises(ConsignmentError, match="Say why before the count is posted"):
		count(agreement, {"item_code": item, "counted_qty": 9, "explanation": ""})


def test_the_sheet_lists_every_batch_as_it_stood_at_the_moment():
	plain, batched = make.make_item("C-PLAIN"), make.make_batch_item("C-BATCH")
	agreement = make.make_agreement(plain, batched, supplier=make.make_supplier("批次供应商"))
	day = add_days(today(), -3)
	first = make.receive_consigned(agreement, batched, 5, on=f"{day} 08:00:00")
	make.receive_consigned(agreement, plain, 8, on=f"{day} 08:00:00")
	make.deliver((plain, 3, agreement.consigned_warehouse), on=f"{add_days(day, 1)} 08:00:00")
	second = make.receive_consigned(agreement, batched, 7, on=f"{add_days(day, 1)} 08:00:00")
	batches = [frappe.db.get_value(ENTRY, {"voucher_no": doc.name}, "batch_no") for doc in (first, second)]

	def rows(on: str) -> list[tuple]:
		sheet = count_sheet(agreement.name, on, "23:00:00")
		return [(row["item_code"], row["batch_no"], row["booked_qty"]) for row in sheet]

	assert rows(day) == [("C-BATCH", batches[0], 5), ("C-PLAIN", None, 8)]
	assert rows(add_days(day, 2)) == [
		("C-BATCH", batches[0], 5),
		("C-BATCH", batches[1], 7),
		("C-PLAIN", None, 5),
	]


def test_a_batch_loses_what_is_missing_of_it_and_another_gains():
	item = make.make_batch_item()
	agreement = make.make_agreement(item, loss_borne_by="Supplier")
	receipts = [make.receive_consigned(agreement, item, 5) for _number in range(2)]
	first, second = (frappe.db.get_value(ENTRY, {"voucher_no": doc.name}, "batch_no") for doc in receipts)
	doc = count(
		agreement,
		{"item_code": item, "batch_no": first, "counted_qty": 3},
		{"item_code": item, "batch_no": second, "counted_qty": 6},
	)
	assert entries_of(doc, "event", "batch_no", "qty") == [("Gain", second, 1), ("Loss", first, -2)]
	assert ledger.stock(item, agreement.consigned_warehouse) == (9, 0)
	assert [row["booked_qty"] for row in count_sheet(agreement.name, today(), "23:59:59")] == [3, 6]
	with pytest.raises(ConsignmentError, match="name the batch"):
		count(agreement, {"item_code": item, "counted_qty": 1})


def test_missing_serial_numbers_are_named_and_leave_the_store():
	item = make.make_serial_item()
	agreement = make.make_agreement(item)
	receipt = make.receive_consigned(agreement, item, 3)
	numbers = frappe.db.get_value(ENTRY, {"voucher_no": receipt.name}, "serial_no").split("\n")
	with pytest.raises(ConsignmentError, match="0 serial numbers are named"):
		count(agreement, {"item_code": item, "counted_qty": 2})
	doc = count(agreement, {"item_code": item, "counted_qty": 2, "serial_no": numbers[2]})
	left = frappe.get_all("Serial No", {"warehouse": agreement.consigned_warehouse}, pluck="name")
	assert sorted(left) == sorted(numbers[:2])
	assert doc.total_owed == 10
	doc.reload().cancel()
	assert frappe.db.get_value("Serial No", numbers[2], "warehouse") == agreement.consigned_warehouse


def test_an_item_that_the_books_do_not_know_is_a_gain(agreement):
	item = item_of(agreement)
	doc = count(agreement, {"item_code": item, "counted_qty": 2})
	assert (doc.items[0].booked_qty, doc.items[0].result) == (0, "Gain")
	assert ledger.stock(item, agreement.consigned_warehouse) == (2, 0)


def test_what_postings_write_cannot_be_sent(agreement):
	item = item_of(agreement)
	other = make.receive_consigned(agreement, item, 10).stock_entry
	doc = count(agreement, {"item_code": item, "counted_qty": 9, "booked_qty": 99}, submit=False)
	doc.update({"status": "Agrees", "gain_entry": other, "loss_borne_by": "Supplier", "total_owed": 1})
	doc.save(ignore_permissions=True)
	assert (doc.status, doc.gain_entry, doc.loss_borne_by, doc.total_owed) == ("Draft", None, "Company", 10)
	assert doc.items[0].booked_qty == 10


def test_a_failure_while_the_loss_is_posted_leaves_nothing(agreement, monkeypatch):
	from sales_ops.consignment.stock import vouchers

	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": item, "counted_qty": 9}, submit=False)
	monkeypatch.setattr(vouchers, "issue_to_expense", lambda *args: frappe.throw("stopped"))
	frappe.db.savepoint("before_posting")
	with pytest.raises(frappe.ValidationError, match="stopped"):
		doc.submit()
	frappe.db.rollback(save_point="before_posting")
	assert ledger.stock(item, agreement.consigned_warehouse) == (10, 0)
	assert frappe.db.count("Consignment Withdrawal", {"source_document": doc.name}) == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_count_sheet_is_blank_before_and_shows_results_after(agreement, lang):
	item = item_of(agreement)
	make.receive_consigned(agreement, item, 10)
	doc = count(agreement, {"item_code": item, "counted_qty": 7, "explanation": "受潮"}, submit=False)
	frappe.local.lang = lang
	blank = frappe.get_print(COUNT, doc.name, "Consignment Count Sheet")
	assert item in blank and "受潮" not in blank
	doc.db_set("is_blind", 1)
	assert blank.count("<th") == frappe.get_print(COUNT, doc.name, "Consignment Count Sheet").count("<th") + 1
	doc.reload().submit()
	result = frappe.get_print(COUNT, doc.name, "Consignment Count Sheet")
	frappe.local.lang = "en"
	assert "受潮" in result
