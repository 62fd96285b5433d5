"""The check run finds what was written past the postings, names it, and repairs nothing. Each invariant is broken by raw SQL."""

import pytest

import frappe

from sales_ops.consignment.control.tasks import check_consignment
from sales_ops.consignment.doctype.consignment_check_run.consignment_check_run import run_check
from sales_ops.consignment.stock import warehouses
from sales_ops.exceptions.consignment import ConsignmentError
from sales_ops.testing import consignment as make
from sales_ops.testing import settlement as settlements
from sales_ops.testing.factories import make_user

ENTRY, RUN = "Consignment Ledger Entry", "Consignment Check Run"


@pytest.fixture
def agreement():
	return make.make_agreement(make.make_item(), make.make_item())


@pytest.fixture
def note(agreement):
	"""Thirty of each item came, ten of the first and five of the second were delivered at the agreed 10."""
	first, second = (row.item_code for row in agreement.items)
	for item in (first, second):
		make.receive_consigned(agreement, item, 30)
	store = agreement.consigned_warehouse
	return make.deliver((first, 10, store), (second, 5, store))


def checked():
	return frappe.get_doc(RUN, run_check())


def found(*fields: str) -> list[tuple]:
	"""The differences of a new run, the given fields of each."""
	return [tuple(row.get(field) for field in fields) for row in checked().differences]


def receipt_of(note) -> str:
	return frappe.db.get_value("Consignment Withdrawal", {"source_document": note.name}, "purchase_receipt")


def test_goods_ledger_and_books_agree_after_every_kind_of_posting(agreement, note):
	item = agreement.items[0].item_code
	make.return_of(make.deliver((item, 4, agreement.consigned_warehouse)), 1)
	cancelled = make.deliver((item, 3, agreement.consigned_warehouse))
	cancelled.cancel()
	run = checked()
	assert [row.as_dict() for row in run.differences] == []
	assert (run.status, run.no_of_differences) == ("Clean", 0)
	assert run.no_of_places >= 2
	assert run.no_of_entries >= 8
	assert run.no_of_suppliers >= 1


def test_a_quantity_that_differs_is_named_with_item_and_warehouse(agreement, note):
	item, store = agreement.items[0].item_code, agreement.consigned_warehouse
	frappe.db.set_value(ENTRY, {"item_code": item, "event": "Receipt"}, "qty", 33)
	assert found("invariant", "item_code", "warehouse", "expected", "found", "difference", "supplier") == [
		("Quantity Differs", item, store, 23, 20, -3, agreement.supplier)
	]


def test_stock_without_a_ledger_entry_is_named(agreement, note):
	item, store = agreement.items[1].item_code, agreement.consigned_warehouse
	frappe.db.set_value("Bin", {"item_code": item, "warehouse": store}, "actual_qty", 26)
	assert found("invariant", "item_code", "warehouse", "expected", "found") == [
		("Quantity Differs", item, store, 25, 26)
	]


def test_any_stock_ledger_entry_with_a_value_is_named_even_when_the_balance_is_zero_again(agreement, note):
	item, store = agreement.items[0].item_code, agreement.consigned_warehouse
	first = frappe.get_all(
		"Stock Ledger Entry", {"item_code": item, "warehouse": store}, pluck="name", order_by="creation"
	)[0]
	frappe.db.set_value("Stock Ledger Entry", first, "stock_value", -300)
	assert found("invariant", "item_code", "warehouse", "expected", "found") == [
		("Consigned Goods Have a Value", item, store, 0, -300)
	]


def test_goods_and_value_in_the_pass_through_are_named(agreement, note):
	item = agreement.items[0].item_code
	passing = warehouses.pass_through_of(agreement.consigned_warehouse)
	values = {"actual_qty": 2, "stock_value": 20}
	frappe.db.set_value("Bin", {"item_code": item, "warehouse": passing}, values)
	assert found("invariant", "item_code", "warehouse", "found") == [
		("Pass-through Holds Goods", item, passing, 2),
		("Pass-through Holds Value", item, passing, 20),
	]


def test_a_changed_ledger_amount_is_named_with_its_receipt_and_item(agreement, note):
	item = agreement.items[1].item_code
	frappe.db.set_value(ENTRY, {"item_code": item, "event": "Withdraw"}, "base_amount", 70)
	assert found("invariant", "item_code", "warehouse", "expected", "found", "purchase_receipt") == [
		("Accrual Differs", item, agreement.consigned_warehouse, 70, 50, receipt_of(note))
	]


def test_a_lost_ledger_entry_is_named_with_quantity_and_amount(agreement, note):
	item = agreement.items[0].item_code
	frappe.db.delete(ENTRY, {"item_code": item, "event": "Withdraw"})
	assert found("invariant", "item_code", "expected", "found") == [
		("Quantity Differs", item, 30, 20),
		("Accrual Differs", item, 0, 100),
	]


def test_a_changed_general_ledger_is_named_with_the_receipt(agreement, note):
	receipt = receipt_of(note)
	account = frappe.get_cached_value("Company", note.company, "stock_received_but_not_billed")
	frappe.db.set_value("GL Entry", {"voucher_no": receipt, "account": account}, "credit", 90)
	frappe.db.set_value("GL Entry", {"voucher_no": receipt, "account": account}, "debit", 0)
	rows = found("invariant", "purchase_receipt", "expected", "found", "company", "supplier")
	assert [row[:2] + row[4:] for row in rows] == [
		("Accrual Differs", receipt, note.company, agreement.supplier)
	]
	assert rows[0][2] == 150


def test_an_invoice_that_the_ledger_does_not_know_is_named():
	"""The account has cleared what the ledger still owes."""
	agreement = settlements.make_settled_supplier()
	note = settlements.use(agreement, 10)
	settlements.bill(settlements.settle(agreement))
	assert found("invariant") == []
	frappe.db.set_value(ENTRY, {"supplier": agreement.supplier}, "settlement", None)
	assert found("invariant", "item_code", "expected", "found", "purchase_receipt") == [
		("Accrual Differs", agreement.items[0].item_code, 100, 0, receipt_of(note))
	]


def test_a_price_change_that_is_not_billed_yet_is_no_difference(agreement, note):
	"""It books nothing until the invoice does."""
	entry = frappe.get_doc(ENTRY, {"item_code": agreement.items[0].item_code, "event": "Withdraw"})
	copy = frappe.copy_doc(entry)
	copy.update({"event": "Price-Adjust", "qty": 0, "amount": 7, "base_amount": 7})
	copy.flags.from_posting = True
	copy.insert(ignore_permissions=True, ignore_links=True)
	assert found("invariant") == []


def test_settling_billing_and_taking_it_back_keep_everything_in_agreement():
	"""By the documents themselves: a return before the settlement, the net invoice, and the invoice cancelled."""
	agreement = settlements.make_settled_supplier()
	settlements.bring_back(settlements.use(agreement, 10), 3, agreement)
	doc = settlements.settle(agreement)
	assert found("invariant") == []
	invoice = settlements.bill(doc)
	assert found("invariant", "expected", "found") == []
	invoice.reload().cancel()
	assert found("invariant", "expected", "found") == []


def test_a_new_price_agrees_before_its_invoice_and_after_it():
	values = {"maintain_same_rate": 0, "set_landed_cost_based_on_purchase_invoice_rate": 1}
	frappe.get_doc("Buying Settings").update(values).save()
	agreement, day = settlements.make_settled_supplier(), settlements.last_period().start
	settlements.use(agreement, 10)
	row = {"item_code": agreement.items[0].item_code, "rate": 11}
	terms = {"consignment_agreement": agreement.name, "valid_from": day, "reason": "调价", "items": [row]}
	make.insert("Consignment Price Change", **terms).submit()
	assert found("invariant") == []
	settlements.bill(settlements.settle(agreement))
	assert found("invariant", "expected", "found") == []


def test_a_supplier_whose_receipts_are_being_booked_anew_is_checked_next_time(agreement, note):
	receipt = receipt_of(note)
	frappe.db.set_value(ENTRY, {"purchase_receipt": receipt}, "base_amount", 70)
	waiting = {"based_on": "Transaction", "voucher_type": "Purchase Receipt", "voucher_no": receipt}
	entry = make.insert("Repost Item Valuation", company=note.company, **waiting).submit()
	entry.db_set("status", "Queued")
	run = checked()
	assert (run.status, run.no_of_waiting) == ("Clean", 1)
	entry.db_set("status", "Completed")
	run = checked()
	assert (run.status, run.no_of_waiting) == ("Differences", 0)


def test_a_foreign_agreement_agrees_with_the_books_to_the_cent():
	rate = {"from_currency": "USD", "to_currency": "CNY", "exchange_rate": 7.1234}
	for day in (settlements.last_period().start, frappe.utils.today()):
		make.insert("Currency Exchange", date=day, for_buying=1, for_selling=1, **rate)
		rate["exchange_rate"] = 6.9876
	agreement = settlements.make_settled_supplier(currency="USD", rate=3.33)
	settlements.give_account(agreement.supplier, "USD")
	settlements.bring_back(settlements.use(agreement, 7), 2, agreement)
	assert found("invariant", "expected", "found") == []
	settlements.bill(settlements.settle(agreement))
	assert found("invariant", "expected", "found") == []


def test_a_run_of_one_company_leaves_the_others_out(agreement, note):
	frappe.db.set_value(ENTRY, {"item_code": agreement.items[0].item_code, "event": "Receipt"}, "qty", 33)
	run = frappe.get_doc(RUN, run_check(note.company))
	assert (run.company, run.no_of_differences) == (note.company, 1)
	elsewhere = frappe.get_doc({"doctype": RUN, "company": "没有这家公司"})
	elsewhere.flags.ignore_links = True
	elsewhere.run()
	assert (elsewhere.status, elsewhere.no_of_places) == ("Clean", 0)


def test_accounts_manager_and_storekeeper_are_told_of_differences_only(agreement, note):
	users = [
		make_user("check-manager@example.com", "Accounts Manager"),
		make_user("check-store@example.com", "Consignment Storekeeper"),
	]
	stranger = make_user("check-buyer@example.com", "Consignment Buyer")
	clean = checked()
	frappe.db.set_value(ENTRY, {"item_code": agreement.items[0].item_code, "event": "Receipt"}, "qty", 33)
	broken = checked()
	told = frappe.get_all(
		"Notification Log",
		{"document_type": RUN, "for_user": ("in", [*users, stranger])},
		["for_user", "document_name", "subject"],
		order_by="for_user",
	)
	assert [(row.for_user, row.document_name) for row in told] == [(user, broken.name) for user in users]
	assert told[0].subject == f"The consignment check {broken.name} found 1 differences."
	assert clean.status == "Clean"


def test_the_nightly_run_is_made_once_a_day_and_a_run_by_hand_whenever_asked():
	frappe.db.delete(RUN)
	check_consignment()
	check_consignment()
	assert frappe.get_all(RUN, fields=["trigger", "company"]) == [{"trigger": "Nightly", "company": None}]
	checked()
	checked()
	assert frappe.db.count(RUN) == 3
	check_consignment()
	assert frappe.db.count(RUN, {"trigger": "Nightly"}) == 1


def test_nothing_is_repaired(agreement, note):
	item, store = agreement.items[0].item_code, agreement.consigned_warehouse
	frappe.db.set_value("Bin", {"item_code": item, "warehouse": store}, "actual_qty", 99)
	assert found("found") == [(99,)]
	assert found("found") == [(99,)]


def test_a_check_that_cannot_be_run_says_so_and_tells(monkeypatch):
	from sales_ops.consignment.control import queries

	def fail(company=None):
		frappe.db.sql("select a_column_that_is_not_there from tabBin")

	monkeypatch.setattr(queries, "held_quantities", fail)
	run = checked()
	assert (run.status, run.no_of_differences) == ("Failed", 0)
	assert run.error_message == "The check could not be run; see the Error Log."


def test_a_run_cannot_be_made_up_or_changed():
	made_up = frappe.get_doc({"doctype": RUN, "status": "Clean"})
	with pytest.raises(ConsignmentError, match="made by running the check"):
		made_up.insert()
	run = checked()
	run.no_of_differences = 5
	with pytest.raises(ConsignmentError, match="stays as it is"):
		run.save()


def test_a_user_of_one_company_checks_that_one_and_sees_no_other(agreement, note):
	user = make_user("check-one-company@example.com", "Accounts Manager")
	make.insert("User Permission", user=user, allow="Company", for_value=note.company)
	frappe.set_user(user)
	assert frappe.db.get_value(RUN, run_check(), "company") == note.company
	with pytest.raises(frappe.PermissionError):
		run_check("没有这家公司")
