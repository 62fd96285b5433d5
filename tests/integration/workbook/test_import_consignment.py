"""The consignment sheets become documents: agreements at once, slips as far as a receipt covers them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

import frappe
from frappe.utils import add_days, getdate, today

from sales_ops.testing.consignment import own_warehouse, receive_consigned
from sales_ops.testing.setup import default_company
from sales_ops.workbook.checks import check_book
from sales_ops.workbook.importer import import_book
from sales_ops.workbook.layout_consignment import CONSIGNMENT
from sales_ops.workbook.model import Book
from sales_ops.workbook.model_consignment import AgreementRow, WithdrawalRow
from sales_ops.workbook.preview import build_preview
from sales_ops.workbook.reader import Reading
from sales_ops.workbook.writer import write_book

SUPPLIER, SITE, BEARING, SEAL = "导入轴承厂", "导入库", "DR-ZC1", "DR-MF1"
START, FIRST, CHANGE, SECOND = (date.today() - timedelta(days) for days in (100, 50, 40, 30))


def agreed(row, item, price, **values):
	common = {"supplier": SUPPLIER, "site": SITE, "valid_from": START, "item": item, "unit": "件"}
	return AgreementRow(row=row, price=Decimal(price), **(common | values))


def used(row, number, day, item, quantity, **values):
	common = {"document_no": number, "date": day, "supplier": SUPPLIER, "site": SITE, "item": item}
	values = {"warehouse": own_warehouse(), **values}
	return WithdrawalRow(row=row, quantity=Decimal(quantity), **(common | values))


@pytest.fixture
def book() -> Book:
	"""An agreement of two items, one of which became dearer, and two slips."""
	first = {"item_name": "轴承", "category": "导入轴承", "minimum": Decimal(5000), "consent": True}
	return Book(
		areas=frozenset({CONSIGNMENT}),
		agreements=(
			agreed(
				2,
				BEARING,
				"10",
				price_upto=getdate(add_days(CHANGE, -1)),
				payment_ratio=Decimal(60),
				valid_upto=getdate(add_days(START, 730)),
				settlement_from_day=26,
				settlement_upto_day=25,
				settlement_due_day=28,
				**first,
			),
			agreed(3, BEARING, "12.5", price_from=CHANGE),
			agreed(4, SEAL, "0.35", item_name="密封圈", category="导入轴承", maximum=Decimal(500)),
		),
		withdrawals=(
			used(2, "DR-1", FIRST, BEARING, 40, returned=Decimal(10)),
			used(3, "DR-1", FIRST, SEAL, 100),
			used(4, "DR-2", SECOND, BEARING, 8),
		),
	)


def do_import(book: Book, tmp_path, lang="zh"):
	write_book(book, tmp_path / "book.xlsx", lang)
	return import_book(tmp_path / "book.xlsx", default_company())


def agreement():
	return frappe.get_doc("Consignment Agreement", {"supplier": SUPPLIER, "docstatus": 1})


def receive(bearings=100, seals=200):
	for item, quantity in ((BEARING, bearings), (SEAL, seals)):
		receive_consigned(agreement(), item, quantity, on=f"{add_days(START, 1)} 09:00:00")


def withdrawal(number):
	return frappe.get_doc("Consignment Withdrawal", {"document_no": number, "docstatus": 1})


def codes(result):
	return [(problem.row, problem.violation.code) for problem in result.problems]


def snapshot():
	doctypes = ("Consignment Agreement", "Consignment Withdrawal", "Consignment Ledger Entry", "Item")
	return {name: frappe.db.count(name) for name in (*doctypes, "GL Entry", "Stock Ledger Entry")}


def test_an_agreement_arrives_with_its_terms_and_prices(book, tmp_path):
	result = do_import(replace(book, withdrawals=()), tmp_path)
	assert result.problems == [] and result.created == {"agreements": 1, "withdrawals": 0}
	doc = agreement()
	assert (doc.company, doc.consignment_site, doc.status) == (default_company(), SITE, "Active")
	assert (doc.minimum_amount, doc.supplier_consents, doc.payment_ratio) == (5000, 1, 60)
	assert (doc.settlement_from_day, doc.settlement_upto_day, doc.settlement_due_day) == (26, 25, 28)
	assert [(row.item_code, row.rate, getdate(row.valid_from), row.scope_score) for row in doc.items] == [
		(BEARING, 10, START, 100),
		(BEARING, 12.5, CHANGE, 100),
		(SEAL, 0.35, START, 100),
	]
	assert doc.items[2].maximum_qty == 500
	assert frappe.db.get_value("Warehouse", doc.consigned_warehouse, "so_consignor") == doc.supplier


def test_what_the_book_does_not_say_is_as_the_settings_say(book, tmp_path):
	rows = (agreed(2, SEAL, "0.35", item_name="密封圈"),)
	assert do_import(replace(book, agreements=rows, withdrawals=()), tmp_path).problems == []
	doc = agreement()
	assert (doc.minimum_amount, doc.payment_ratio, doc.settlement_from_day) == (20_000, 100, 0)
	assert (doc.currency, doc.loss_borne_by) == ("CNY", "Company")


def test_items_are_made_where_the_book_describes_them_and_only_there(book, tmp_path):
	do_import(replace(book, withdrawals=()), tmp_path)
	item = frappe.get_doc("Item", SEAL)
	assert (item.item_name, item.stock_uom, item.item_group) == ("密封圈", "件", "导入轴承")
	unknown = replace(
		book, agreements=(agreed(2, "DR-X", "1", supplier="导入另一厂", unit=None),), withdrawals=()
	)
	result = do_import(unknown, tmp_path)
	assert "DR-X" in result.problems[0].violation.params["reason"]
	assert not frappe.db.exists("Consignment Agreement", {"supplier": "导入另一厂"})
	assert not frappe.db.exists("Supplier", "导入另一厂")  # the row is undone as a whole


def test_a_price_for_another_unit_than_the_items_is_refused(book, tmp_path):
	do_import(replace(book, withdrawals=()), tmp_path)
	other = (agreed(2, SEAL, "35", unit="箱", item_name="密封圈", supplier="导入另一厂"),)
	result = do_import(replace(book, agreements=other, withdrawals=()), tmp_path)
	assert codes(result) == [(2, "wb_refused")]


def test_a_slip_that_no_receipt_covers_stays_out_and_leaves_nothing(book, tmp_path):
	result = do_import(book, tmp_path)
	assert codes(result) == [(2, "wb_refused"), (4, "wb_refused")]
	assert result.created == {"agreements": 1, "withdrawals": 0}
	assert not frappe.db.exists("Consignment Ledger Entry", {"supplier": SUPPLIER})
	assert not frappe.db.exists("Consignment Withdrawal", {"document_no": ("like", "DR-%")})
	assert not frappe.db.exists("Purchase Receipt", {"supplier": SUPPLIER})


def test_a_covered_slip_becomes_a_take_over_on_its_day_at_its_price(book, tmp_path):
	do_import(replace(book, withdrawals=()), tmp_path)
	receive()
	result = do_import(book, tmp_path)
	assert result.problems == [] and result.created["withdrawals"] == 2
	doc = withdrawal("DR-1")
	assert (doc.kind, doc.status, getdate(doc.posting_date)) == ("Take-over", "Unsettled", FIRST)
	assert [(row.item_code, row.qty, row.rate, row.amount) for row in doc.items] == [
		(BEARING, 30, 10, 300),
		(SEAL, 100, 0.35, 35),
	]
	assert withdrawal("DR-2").total_amount == 100
	gl = frappe.get_all("GL Entry", {"voucher_no": doc.purchase_receipt}, ["debit", "posting_date"])
	assert sum(row.debit for row in gl) == 335 and {getdate(row.posting_date) for row in gl} == {FIRST}
	bins = {"warehouse": agreement().consigned_warehouse, "item_code": BEARING}
	assert frappe.db.get_value("Bin", bins, ["actual_qty", "stock_value"]) == (62, 0)
	own = {"warehouse": own_warehouse(), "item_code": BEARING}
	assert frappe.db.get_value("Bin", own, ["actual_qty", "stock_value"]) == (38, 400)


def test_what_the_preview_settles_is_what_the_ledger_owes(book, tmp_path):
	do_import(replace(book, withdrawals=()), tmp_path)
	receive()
	do_import(book, tmp_path)
	page = build_preview(check_book(Reading(book)), datetime.combine(getdate(today()), datetime.min.time()))
	filters = {"supplier": SUPPLIER, "amount": ("!=", 0)}
	owed = frappe.get_all("Consignment Ledger Entry", filters, ["posting_date", "amount"])
	for settlement in page.consignment.settlements:
		window = settlement.window
		rows = [row.amount for row in owed if window.start <= getdate(row.posting_date) <= window.end]
		assert float(settlement.amount) == sum(rows)
	assert sum(row.amount for row in owed) == float(page.consignment.figures[0].owed) == 435


def test_one_slip_short_of_goods_stops_only_itself(book, tmp_path):
	do_import(replace(book, withdrawals=()), tmp_path)
	receive(bearings=35)
	result = do_import(book, tmp_path)
	assert codes(result) == [(4, "wb_refused")] and result.created["withdrawals"] == 1
	assert withdrawal("DR-1").total_amount == 335


def test_importing_twice_changes_nothing(book, tmp_path):
	do_import(replace(book, withdrawals=()), tmp_path)
	receive()
	do_import(book, tmp_path)
	before = snapshot()
	again = do_import(book, tmp_path, "en")
	assert again.problems == [] and again.created == {"agreements": 0, "withdrawals": 0}
	assert again.existing == {"agreements": 1, "withdrawals": 2}
	assert snapshot() == before


def test_a_slip_whose_withdrawal_was_cancelled_can_come_in_again(book, tmp_path):
	do_import(replace(book, withdrawals=()), tmp_path)
	receive()
	do_import(book, tmp_path)
	withdrawal("DR-2").cancel()
	assert do_import(book, tmp_path).created["withdrawals"] == 1


def test_a_slip_without_a_warehouse_is_only_previewed(book, tmp_path):
	do_import(replace(book, withdrawals=()), tmp_path)
	receive()
	rows = tuple(replace(row, warehouse=None) for row in book.withdrawals)
	result = do_import(replace(book, withdrawals=rows), tmp_path)
	assert result.problems == [] and result.created["withdrawals"] == 0


def test_an_unknown_warehouse_and_a_mere_return_are_refused(book, tmp_path):
	do_import(replace(book, withdrawals=()), tmp_path)
	receive()
	back = WithdrawalRow(5, "DR-3", SECOND, SUPPLIER, SITE, SEAL, None, Decimal(5), warehouse=own_warehouse())
	rows = (*book.withdrawals[:2], replace(book.withdrawals[2], warehouse="没有的仓库"), back)
	result = do_import(replace(book, withdrawals=rows), tmp_path)
	assert codes(result) == [(4, "wb_refused"), (5, "wb_refused")]
	assert result.created["withdrawals"] == 1


def test_a_site_of_another_company_is_refused(book, tmp_path):
	do_import(replace(book, withdrawals=()), tmp_path)
	other = replace(
		book.agreements[2], company="别的公司", supplier="导入另一厂", row=2, valid_from=date(2026, 1, 1)
	)
	result = do_import(replace(book, agreements=(other,), withdrawals=()), tmp_path)
	assert codes(result) == [(2, "wb_refused")]
