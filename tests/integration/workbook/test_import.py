"""The workbook becomes documents: every state, once, and a bad row stops only itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

import frappe
from frappe.utils import getdate, today

from sales_ops.exceptions.property_sales import PresaleAccountError
from sales_ops.testing.setup import default_company
from sales_ops.testing.workbook import few_deals
from sales_ops.workbook.demo import demo_book
from sales_ops.workbook.importer import import_book
from sales_ops.workbook.model import Book, ReceiptRow
from sales_ops.workbook.writer import write_book

PREFIX = "导入"


def in_own_projects(book: Book) -> Book:
	"""The book with project names of its own, so that a loaded demo is not in the way."""
	rename = {"project": lambda row: PREFIX + row.project}
	changed = {
		sheet: tuple(replace(row, project=rename["project"](row)) for row in getattr(book, sheet))
		for sheet in ("units", "deals")
	}
	deals = tuple(
		replace(row, deal_no=PREFIX + row.deal_no, contract_no=row.contract_no and PREFIX + row.contract_no)
		for row in changed["deals"]
	)
	rows = {
		sheet: tuple(replace(row, deal_no=PREFIX + row.deal_no) for row in getattr(book, sheet))
		for sheet in ("instalments", "receipts")
	}
	return replace(book, units=changed["units"], deals=deals, **rows)


@pytest.fixture(scope="module")
def small() -> Book:
	"""Two deals of each stage of today's demo, with what belongs to them."""
	return few_deals(in_own_projects(demo_book(getdate(today()))))


def do_import(book: Book, tmp_path):
	path = tmp_path / "book.xlsx"
	write_book(book, path, "zh")
	return import_book(path, default_company())


def deal_named(deal_no: str):
	return frappe.get_doc("Property Subscription", {"deal_no": deal_no})


def totals(book: Book) -> dict[str, float]:
	"""Received by deal, as the book says."""
	found: dict[str, Decimal] = {}
	for row in book.receipts:
		found[row.deal_no] = found.get(row.deal_no, Decimal(0)) + row.amount
	return {number: float(amount) for number, amount in found.items()}


def snapshot() -> dict[str, int]:
	doctypes = (
		"Property Unit",
		"Customer",
		"Property Subscription",
		"Property Contract",
		"Property Instalment",
	)
	return {
		name: frappe.db.count(name)
		for name in (*doctypes, "Payment Entry", "GL Entry", "Property Unit Claim")
	}


def test_every_stage_of_the_book_arrives_with_its_money(small, tmp_path):
	result = do_import(small, tmp_path)
	assert result.problems == []
	assert result.created == {
		"units": len(small.units),
		"customers": len(small.customers),
		"deals": len(small.deals),
	}
	expected = {"Held": {"Held"}, "Expired": {"Expired"}, "Cancelled": {"Cancelled"}, "Signed": {"Signed"}}
	for row in small.deals:
		deal = deal_named(row.deal_no)
		assert deal.status in expected.get(row.stage, {"Held", "Temporary Deposit", "Full Deposit"}), row
		assert deal.received_amount == totals(small).get(row.deal_no, 0)


def test_a_signed_deal_has_the_instalments_of_the_book(small, tmp_path):
	do_import(small, tmp_path)
	row = next(deal for deal in small.deals if deal.stage == "Signed")
	living = frappe.get_all(
		"Property Instalment",
		{"property_subscription": deal_named(row.deal_no).name},
		["kind", "amount", "due_date"],
	)
	in_book = [(r.kind, float(r.amount), r.due_date) for r in small.instalments if r.deal_no == row.deal_no]
	assert sorted((r.kind, r.amount, r.due_date) for r in living) == sorted(in_book)


def test_importing_twice_changes_nothing(small, tmp_path):
	do_import(small, tmp_path)
	before = snapshot()
	again = do_import(small, tmp_path)
	assert again.problems == []
	assert again.created == {"units": 0, "customers": 0, "deals": 0}
	assert snapshot() == before


def test_claims_of_past_deals_begin_on_their_own_days(small, tmp_path):
	do_import(small, tmp_path)
	row = next(deal for deal in small.deals if deal.stage == "Signed")
	claims = frappe.get_all(
		"Property Unit Claim",
		{"property_subscription": deal_named(row.deal_no).name},
		["kind", "claimed_on"],
		order_by="creation",
	)
	assert getdate(claims[0].claimed_on) == row.subscription_date
	assert (claims[-1].kind, getdate(claims[-1].claimed_on)) == ("Contract", row.contract_date)


def test_a_deal_on_an_unknown_unit_is_reported_and_the_rest_goes_in(small, tmp_path):
	bad = replace(small.deals[0], unit_no="9999")
	result = do_import(replace(small, deals=(bad, *small.deals[1:])), tmp_path)
	assert [(p.row, p.violation.code) for p in result.problems if p.violation.code == "wb_unknown"] == [
		(2, "wb_unknown")
	]
	assert result.created["deals"] == len(small.deals) - 1
	assert not frappe.db.exists("Property Subscription", {"deal_no": bad.deal_no})


def test_a_date_that_is_no_date_leaves_its_deal_out(small, tmp_path):
	path = tmp_path / "book.xlsx"
	write_book(small, path, "en")
	workbook = load_workbook(path)
	sheet = workbook["Deals"]
	column = next(cell.column for cell in sheet[1] if cell.value == "Subscription Date")
	sheet.cell(2, column).value = "next Friday"
	workbook.save(path)
	result = import_book(path, default_company())
	problem = next(p for p in result.problems if p.violation.code == "wb_not_a_date")
	assert (problem.sheet, problem.row, problem.column) == ("Deals", 2, "Subscription Date")
	assert not frappe.db.exists("Property Subscription", {"deal_no": small.deals[0].deal_no})


def test_a_deal_the_documents_refuse_leaves_nothing_behind(small, tmp_path):
	"""A receipt of a year without a fiscal year passes the book's own checks, but not ERPNext's."""
	row = next(deal for deal in small.deals if deal.stage == "Subscribed")
	old = replace(row, subscription_date=date(1990, 1, 1), full_deposit_by=None, sign_by=None)
	receipt = ReceiptRow(0, "OLD-1", row.deal_no, date(1990, 1, 1), row.deposit)
	book = replace(small, deals=(old,), instalments=(), receipts=(receipt,))
	result = do_import(book, tmp_path)
	assert [p.violation.code for p in result.problems] == ["wb_refused"]
	assert "Fiscal Year" in result.problems[0].violation.params["reason"]
	assert not frappe.db.exists("Property Subscription", {"deal_no": row.deal_no})
	assert not frappe.db.exists("Payment Entry", {"reference_no": "OLD-1"})
	assert not frappe.get_all("Property Unit Claim", {"active_claim": ("like", f"{PREFIX}%")})


def test_one_slip_for_deposit_and_down_payment_is_booked_in_two_parts(small, tmp_path):
	row = next(deal for deal in small.deals if deal.stage == "Signed")
	signed_on = row.contract_date
	receipt = ReceiptRow(0, "SLIP-1", row.deal_no, signed_on, row.deposit + 1000)
	rest = tuple(r for r in small.instalments if r.deal_no == row.deal_no)
	book = replace(small, deals=(row,), instalments=rest, receipts=(receipt,))
	assert do_import(book, tmp_path).problems == []
	deal = deal_named(row.deal_no)
	assert (deal.status, deal.received_amount) == ("Signed", float(row.deposit + 1000))
	entries = frappe.get_all("Payment Entry", {"so_property_subscription": deal.name}, pluck="reference_no")
	assert sorted(entries) == ["SLIP-1", "SLIP-1/2"]


def test_receipts_need_the_presale_accounts_first(small, tmp_path):
	frappe.db.set_value("Company", default_company(), "book_advance_payments_in_separate_party_account", 0)
	frappe.clear_document_cache("Company", default_company())
	with pytest.raises(PresaleAccountError, match="Set Up Presale Accounts"):
		do_import(small, tmp_path)
	assert not frappe.db.exists("Property Project", {"project_name": ("like", f"{PREFIX}%")})
