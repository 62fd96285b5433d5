"""The demo workbook: big enough, of every state, and right on any day."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sales_ops.policies.calendar_math import add_months
from sales_ops.workbook.board import BOOK_KINDS
from sales_ops.workbook.checks import check_book
from sales_ops.workbook.demo import demo_book
from sales_ops.workbook.layout import STAGES
from sales_ops.workbook.reader import Reading, read_book
from sales_ops.workbook.writer import write_book, write_template

ON = date(2026, 3, 5)


@pytest.fixture(scope="module")
def book():
	return demo_book(ON)


def test_the_demo_is_as_big_as_promised(book):
	assert len({unit.project for unit in book.units}) >= 2
	assert len({unit.key[:2] for unit in book.units}) >= 3
	assert len(book.units) >= 240 and {"Home", "Shop", "Parking"} <= {unit.kind for unit in book.units}
	assert len(book.deals) >= 150 and len(book.instalments) >= 900


def test_the_demo_has_every_stage_and_every_kind_of_claim(book):
	stages = Counter(deal.stage for deal in book.deals)
	assert set(stages) == {choice.value for choice in STAGES} and min(stages.values()) >= 8
	kinds = Counter(claim.kind for claim in check_book(Reading(book)).live.values())
	assert set(kinds) == set(BOOK_KINDS)


def test_the_demo_is_always_the_same(book):
	assert demo_book(ON) == book


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_demo_comes_back_from_its_file_without_a_problem(book, tmp_path, lang):
	write_book(book, tmp_path / "demo.xlsx", lang)
	checked = check_book(read_book(tmp_path / "demo.xlsx"))
	assert checked.problems == () and checked.unread == ()
	assert len(checked.deals_ok) == len(book.deals)
	for rows in ("units", "customers", "deals", "instalments", "receipts"):
		assert getattr(checked.book, rows) == getattr(book, rows)


@settings(max_examples=25, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_the_demo_is_right_on_any_day(on):
	book = demo_book(on)
	assert check_book(Reading(book)).problems == ()
	assert all(date(on.year - 1, 1, 1) <= receipt.date <= on for receipt in book.receipts)
	assert all(date(on.year - 1, 1, 1) <= deal.subscription_date <= on for deal in book.deals)
	assert all(deal.held_until.date() > on for deal in book.deals if deal.held_until)


def test_the_demo_has_a_balance_due_exactly_a_month_ago_and_the_day_before(book):
	dues = {row.due_date for row in book.instalments if row.kind == "Bank Loan"}
	assert {date(2026, 2, 5), date(2026, 2, 4)} <= dues
	assert add_months(date(2026, 2, 5), 1) == ON


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_template_is_an_empty_book_without_problems(tmp_path, lang):
	write_template(tmp_path / "new.xlsx", lang)
	reading = read_book(tmp_path / "new.xlsx")
	assert reading.problems == () and reading.unread == () and reading.book.units == ()
