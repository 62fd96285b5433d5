"""What the withdrawals of a book come to: periods, what waits, what is due, on paper and in the terminal."""

from datetime import date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from sales_ops.workbook import settlements as page
from sales_ops.workbook.checks import check_book
from sales_ops.workbook.demo_consignment import demo_consignment_book
from sales_ops.workbook.demo_whole import whole_demo
from sales_ops.workbook.html import quantity, render_html
from sales_ops.workbook.labels import LABELS
from sales_ops.workbook.preview import build_preview
from sales_ops.workbook.reader import Reading, read_book
from sales_ops.workbook.terminal import print_preview
from sales_ops.workbook.writer import write_book, write_template


def build(supplies, on):
	return build_preview(supplies.check(), datetime.combine(on, datetime.min.time())).consignment


def told(part):
	return [(one.window.label, one.state, one.amount, one.carried) for one in part.settlements]


def wait(supplies):
	supplies.set("Agreements", 2, "Supplier Agrees to Wait", "是")


def test_a_period_runs_from_the_11th_to_the_10th(supplies):
	part = build(supplies, date(2026, 3, 12))
	assert told(part) == [("2026-03", page.TO_SETTLE, 932, 0), ("2026-02", page.WAS_DUE, 1000, 0)]
	newest = part.settlements[0]
	assert (newest.window.start, newest.window.end, newest.window.due) == (
		date(2026, 2, 11),
		date(2026, 3, 10),
		date(2026, 3, 15),
	)
	assert newest.notice_due == date(2026, 3, 16) and newest.invoice.due == date(2026, 3, 30)
	assert newest.pay_at_once == Decimal("559.20")


def test_a_small_amount_waits_for_the_next_period_if_the_supplier_agrees(supplies):
	wait(supplies)
	part = build(supplies, date(2026, 3, 10))
	assert told(part) == [("2026-03", page.RUNNING, 932, 1000), ("2026-02", page.WAITS, 1000, 0)]
	assert part.settlements[0].total == 1932
	(figures,) = part.figures
	assert (figures.owed, figures.running, figures.to_settle, figures.waiting) == (1932, 932, 0, 1000)


def test_what_waits_is_counted_once_however_often_it_rolls(supplies):
	wait(supplies)
	part = build(supplies, date(2026, 4, 20))
	assert told(part)[0] == ("2026-05", page.RUNNING, 0, 1932)
	assert part.figures[0].waiting == 1932


def test_the_minimum_ends_the_waiting(supplies):
	wait(supplies)
	supplies.set("Agreements", 2, "Minimum Amount", 1932)
	part = build(supplies, date(2026, 3, 15))
	assert told(part)[0] == ("2026-03", page.TO_SETTLE, 932, 1000)
	assert part.figures[0].to_settle == 1932


def test_withdrawals_of_later_days_are_not_counted(supplies):
	assert told(build(supplies, date(2026, 2, 10))) == [("2026-02", page.RUNNING, 1000, 0)]


def test_lines_are_summed_by_item_and_rate(supplies):
	lines = build(supplies, date(2026, 3, 12)).settlements[0].lines
	assert [(line.item, line.rate, line.quantity, line.returned, line.amount) for line in lines] == [
		("ZC1", 10, 50, 5, 450),
		("ZC1", 12, 10, 0, 120),
		("ZC2", Decimal("90.5"), 4, 0, 362),
	]


def test_categories_are_settled_apart(supplies):
	supplies.set("Agreements", 4, "Category", "大型轴承")
	part = build(supplies, date(2026, 3, 12))
	march = {one.account.category: one.amount for one in part.settlements if one.window.label == "2026-03"}
	assert march == {"轴承": 570, "大型轴承": 362}


def test_the_agreements_own_days_count(supplies):
	for heading in ("Period Until Day", "Settled by Day"):
		supplies.rows["Agreements"][0].append(heading)
	for row, days in zip(
		supplies.rows["Agreements"][1:], ((25, 28), (None, None), (None, None)), strict=True
	):
		row.extend(days)
	supplies.set("Agreements", 2, "Period From Day", 26)
	part = build(supplies, date(2026, 3, 26))
	assert told(part) == [("2026-03", page.TO_SETTLE, 120, 0), ("2026-02", page.WAS_DUE, 1812, 0)]
	assert part.settlements[0].window.due == date(2026, 3, 28)


@pytest.fixture(scope="module")
def demo():
	return demo_consignment_book(date(2026, 3, 20))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_demo_comes_back_from_its_file_without_a_problem(demo, tmp_path, lang):
	write_book(demo, tmp_path / "demo.xlsx", lang)
	checked = check_book(read_book(tmp_path / "demo.xlsx"))
	assert checked.problems == () and checked.unread == ()
	assert checked.book.agreements == demo.agreements and checked.book.withdrawals == demo.withdrawals


@settings(max_examples=20, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_the_demo_is_right_on_any_day_and_its_settlements_are_what_was_used(on):
	book = demo_consignment_book(on)
	checked = check_book(Reading(book))
	assert checked.problems == () and len(checked.consignment.agreements_ok) == 4
	part = build_preview(checked, datetime.combine(on, datetime.min.time())).consignment
	assert sum(one.amount for one in part.settlements) == sum(
		used.amount for used in checked.consignment.used
	)
	assert {page.WAITS} <= {one.state for one in part.settlements}


def test_both_offices_fit_in_one_book_and_on_one_page(tmp_path):
	on = date(2026, 3, 5)
	book = whole_demo(on)
	write_book(book, tmp_path / "demo.xlsx", "zh")
	preview = build_preview(check_book(read_book(tmp_path / "demo.xlsx")), datetime(2026, 3, 5))
	assert preview.problems == () and preview.has_property and preview.consignment
	html = render_html(preview, "zh", "demo.xlsx")
	assert "销控表" in html and "寄存结清" in html and "华东轴承有限公司" in html


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_book_of_supplies_alone_shows_nothing_of_a_sales_office(supplies, lang):
	preview = build_preview(supplies.check(), datetime(2026, 3, 12))
	html = render_html(preview, lang)
	assert (
		LABELS["control_board"][lang == "zh"] not in html
		and LABELS["consignment_title"][lang == "zh"] in html
	)
	out = StringIO()
	print_preview(preview, Console(file=out, width=160), lang)
	assert LABELS["To Be Settled"][lang == "zh"] in out.getvalue() and "932" in out.getvalue()
	assert LABELS["control_board"][lang == "zh"] not in out.getvalue()


def test_an_empty_template_shows_no_settlements(tmp_path):
	write_template(tmp_path / "new.xlsx", "en")
	preview = build_preview(check_book(read_book(tmp_path / "new.xlsx")), datetime(2026, 3, 5))
	assert preview.consignment is None and preview.has_property


@pytest.mark.parametrize(("area", "sheets"), [("consignment", 2), ("property", 5), (None, 14)])
def test_a_template_has_the_sheets_of_the_office_it_is_for(tmp_path, area, sheets):
	write_template(tmp_path / "new.xlsx", "zh", area)
	reading = read_book(tmp_path / "new.xlsx")
	assert reading.problems == () and len(reading.book.titles) == sheets


def test_quantities_are_shown_without_trailing_zeros():
	assert [quantity(Decimal(text)) for text in ("1200.000", "0.5", "0", "1E+3")] == [
		"1,200",
		"0.5",
		"",
		"1,000",
	]
