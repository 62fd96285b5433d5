"""What the marketing and the meetings' sheets come to, on the page and in the terminal, in both languages."""

from datetime import date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from sales_ops.workbook.checks import check_book
from sales_ops.workbook.demo_marketing import demo_marketing_book
from sales_ops.workbook.demo_meetings import demo_meetings_book
from sales_ops.workbook.demo_whole import whole_demo
from sales_ops.workbook.html import percent, render_html, warning
from sales_ops.workbook.labels import LABELS
from sales_ops.workbook.preview import build_preview
from sales_ops.workbook.reader import Reading, read_book
from sales_ops.workbook.terminal import print_preview
from sales_ops.workbook.writer import write_book, write_template

ON = datetime(2026, 4, 30)


def build(book, at=ON):
	return build_preview(check_book(Reading(book)) if not hasattr(book, "check") else book.check(), at)


def cells(page, line, month):
	found = next(one for one in page.budgets[0].lines if one.line.name == line)
	cell = next(one for one in found.months if one.label == month)
	return cell.original, cell.reserved, cell.actual, cell.available, cell.percentage


def test_the_execution_of_a_line_and_month(marketing):
	page = build(marketing).marketing
	assert cells(page, "广告", "2026-03") == (5_000, 2_500, 1_500, 1_000, 80)
	assert cells(page, "渠道", "2026-03") == (10_000, 6_000, 0, 4_000, 60)
	assert cells(page, "活动", "2026-04") == (5_000, 10_000, 2_000, -7_000, 240)


def test_of_a_closed_activity_only_what_was_spent_counts_and_a_draft_takes_nothing(marketing):
	page = build(marketing).marketing
	assert cells(page, "活动", "2026-02") == (5_000, 0, 8_000, -3_000, 160)
	assert cells(page, "渠道", "2026-05") == (10_000, 0, 0, 10_000, 0)


def test_expenses_of_later_days_are_not_counted(marketing):
	page = build(marketing, datetime(2026, 3, 4)).marketing
	assert cells(page, "广告", "2026-03") == (5_000, 4_000, 0, 1_000, 80)
	assert page.total.actual == 8_000


def test_totals_are_those_of_lines_pools_and_months(marketing):
	(budget,) = build(marketing).marketing.budgets
	assert (budget.total.original, budget.total.reserved, budget.total.actual) == (240_000, 18_500, 11_500)
	assert sum(part.available for _pool, part in budget.by_pool) == budget.total.available
	assert sum(month.available for month in budget.months) == budget.total.available
	line = budget.lines[0]
	assert (line.to_date.original, line.year.original) == (20_000, 60_000)


def test_an_annual_line_is_not_over_while_the_year_has_money(marketing):
	levels = {line.line.name: line.level for line in build(marketing).marketing.budgets[0].lines}
	assert levels == {"广告": "Warn", "渠道": "", "活动": ""}


def test_what_overspends_is_told_with_its_amount(marketing):
	marketing.set("Expenses", 2, "Amount", 5_300)
	page = build(marketing).marketing
	(line,) = page.budgets[0].over
	assert (line.finding.window.upto, line.finding.excess) == ("2026-03", 300)
	assert warning(line, "en") == "广告, 2026-03: 5,300 of 5,000 are used, 300 too much."
	assert warning(line, "zh") == "广告（2026-03）：预算 5,000，已用 5,300，超支 300。"
	assert page.no_of_over == 1 and page.flagged[0] is line


def test_an_activity_that_cost_more_than_approved_is_told(marketing):
	marketing.set("Expenses", 3, "Amount", 9_500)
	(over,) = build(marketing).marketing.over_activities
	assert (over.activity.activity_no, over.spent, over.excess) == ("LX3", 10_000, 1_000)


def test_what_was_spent_without_an_initiative_is_summed(marketing):
	marketing.set("Expenses", 2, "Activity No.", None)
	page = build(marketing).marketing
	assert page.amount_without_activity == 1_500 and page.total.actual == 10_000


def test_the_line_that_names_the_account_is_charged(marketing):
	"""LX1 plans 广告 first; without an account its first line is charged, with one the line that names it."""
	marketing.set("Activities", 2, "Line", "渠道")
	marketing.set("Activities", 3, "Line", "广告")
	assert cells(build(marketing).marketing, "广告", "2026-03")[2] == 1_500
	marketing.set("Expenses", 2, "Account", None)
	assert cells(build(marketing).marketing, "渠道", "2026-03")[2] == 1_500


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_marketing_page_speaks_both_languages(marketing, lang):
	marketing.set("Expenses", 2, "Amount", 5_300)
	preview = build(marketing)
	html, out = render_html(preview, lang), StringIO()
	print_preview(preview, Console(file=out, width=160), lang)
	for word in ("marketing_title", "execution", "reserved", "without_initiative", "Stop", "Brand"):
		name = LABELS[word][lang == "zh"] if word in LABELS else {"en": "Brand", "zh": "品牌"}[lang]
		assert name in html, word
	for word in ("execution", "reserved", "available", "Stop"):
		assert LABELS[word][lang == "zh"] in out.getvalue(), word
	assert LABELS["control_board"][lang == "zh"] not in html + out.getvalue()
	assert "-300" in html, "the month is over by 300"


@pytest.mark.parametrize(
	("lang", "words"),
	[
		(
			"en",
			(
				"Sales meeting",
				"Special Prize",
				"nobody yet",
				"09:25",
				"Wins nothing",
				"80 of 120 minutes planned",
			),
		),
		("zh", ("销售例会", "特等奖", "待定", "09:25", "没有中奖", "计划 80 分钟，共 120 分钟")),
	],
)
def test_the_meetings_page_speaks_both_languages(meetings, lang, words):
	preview = build(meetings)
	html, out = render_html(preview, lang), StringIO()
	print_preview(preview, Console(file=out, width=160), lang)
	for word in words:
		assert word in html and word in out.getvalue(), word
	for word in ("open_points", "problems"):
		assert LABELS[word][lang == "zh"] in html and LABELS[word][lang == "zh"] in out.getvalue()


@pytest.mark.parametrize(
	("lang", "twice", "nothing"),
	[
		(
			"en",
			"Ticket 11 is drawn twice: Special Prize and Second Prize.",
			"Tickets 26, 28, 30, 34, 35 win nothing.",
		),
		("zh", "11 号重复中奖：特等奖和二等奖。", "26, 28, 30, 34, 35 号没有奖。"),
	],
)
def test_the_faults_of_the_draw_stand_on_the_page_word_for_word(meetings, lang, twice, nothing):
	html = render_html(build(meetings), lang)
	assert twice in html and nothing in html
	assert html.count("ticket bad") == 2, "11 is marked in both prizes"


def test_the_page_escapes_what_a_cell_holds(marketing, meetings):
	meetings.set("Purchases", 3, "Item", "<script>alert(1)</script>")
	meetings.set("Agenda", 2, "To Be Decided", "{why} <b>")
	marketing.set("Budget", 4, "Line", "<b>活动")
	for book in (marketing, meetings):
		html = render_html(build(book), "en")
		assert "<script>" not in html and "<b>活动" not in html and "{why} <b>" not in html


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("area", ["marketing", "meetings"])
def test_the_demo_comes_back_from_its_file_without_a_problem(tmp_path, lang, area):
	demo = whole_demo(date(2026, 5, 20), area)
	write_book(demo, tmp_path / "demo.xlsx", lang)
	checked = check_book(read_book(tmp_path / "demo.xlsx"))
	assert checked.problems == () and checked.unread == ()
	for key in ("budget", "activities", "expenses", "agenda", "tickets", "prizes", "purchases"):
		assert getattr(checked.book, key) == getattr(demo, key), key


@settings(max_examples=20, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_the_demo_is_right_on_any_day_and_shows_what_there_is_to_see(on):
	checked = check_book(Reading(demo_marketing_book(on)))
	page = build_preview(checked, datetime.combine(on, datetime.min.time())).marketing
	assert checked.problems == () and all(row.date <= on for row in checked.book.expenses)
	assert page.total.original == Decimal(3_600_000)
	assert page.total.actual == sum(row.amount for row in checked.book.expenses)
	assert [(line.level, line.finding.excess) for line in page.flagged] == [("Stop", 6_800), ("Warn", 0)]
	assert [over.excess for over in page.over_activities] == [6_800]
	meetings = check_book(Reading(demo_meetings_book(on)))
	assert meetings.problems == ()
	assert {problem.violation.code for problem in meetings.notes} == {
		"annual_ready_purchase_blank",
		"draw_tickets_win_nothing",
	}


def test_all_offices_fit_in_one_book_and_on_one_page(tmp_path):
	write_book(whole_demo(ON.date()), tmp_path / "demo.xlsx", "zh")
	preview = build_preview(check_book(read_book(tmp_path / "demo.xlsx")), ON)
	assert preview.problems == ()
	assert preview.parts == ["property", "consignment", "marketing", "meetings"]
	html = render_html(preview, "zh", "demo.xlsx")
	for word in ("销控表", "寄存结清", "营销预算执行", "会议一览"):
		assert word in html


@pytest.mark.parametrize(("area", "sheets"), [("marketing", 3), ("meetings", 4)])
def test_an_empty_template_of_an_office_has_its_sheets_and_a_page(tmp_path, area, sheets):
	write_template(tmp_path / "new.xlsx", "zh", area)
	reading = read_book(tmp_path / "new.xlsx")
	assert reading.problems == () and len(reading.book.titles) == sheets
	preview = build_preview(check_book(reading), ON)
	assert preview.parts == [] and "<h1>" in render_html(preview, "zh")


def test_the_verdict_counts_what_can_go_in(marketing):
	marketing.set("Activities", 6, "Line", "酒会")
	key, numbers = build(marketing).verdict
	assert (key, numbers) == ("some_problems_marketing", {"problems": 1, "activities": 3, "all": 4})


def test_a_share_of_nothing_is_an_arrow():
	assert (percent(Decimal("33.333")), percent(None)) == ("33.3 %", "↑")
