"""What the page and the terminal show on a day; the answers are the policies'."""

from datetime import date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console

from sales_ops.policies import arrears
from sales_ops.workbook.board import STATUSES
from sales_ops.workbook.checks import check_book
from sales_ops.workbook.demo import demo_book
from sales_ops.workbook.html import money, render_html, short_money
from sales_ops.workbook.labels import LABELS, label
from sales_ops.workbook.preview import ACTIONS, build_preview
from sales_ops.workbook.reader import Reading
from sales_ops.workbook.terminal import print_preview

ON = datetime(2026, 3, 5)


@pytest.fixture(scope="module")
def demo():
	return build_preview(check_book(Reading(demo_book(ON.date()))), ON)


def tiles(preview):
	return {
		tile.unit.unit_no: tile
		for building in preview.buildings
		for section in building.sections
		for tile in section.tiles
	}


def test_the_board_shows_status_price_holder_and_days(small):
	board = tiles(build_preview(small.check(), ON))
	signed = board["101"]
	assert (signed.status, signed.price, signed.holder) == ("Signed", Decimal(900_000), "王建国")
	assert signed.days == (ON.date() - date(2026, 2, 8)).days
	assert board["102"].status == "Held" and board["102"].until == datetime(2026, 3, 6, 12)
	assert board["103"].status == "Not Released" and board["103"].price == Decimal(1_000_000)


def test_a_hold_that_has_run_out_leaves_the_unit_available(small):
	board = tiles(build_preview(small.check(), datetime(2026, 3, 6, 12)))
	assert board["102"].status == "Available" and not board["102"].holder


def test_a_balance_is_overdue_from_the_day_after_its_due_date(small):
	checked = small.check()
	assert not [
		line for line in build_preview(checked, datetime(2026, 3, 25)).lines if line.assessment.overdue
	]
	preview = build_preview(checked, datetime(2026, 3, 26))
	(line,) = preview.lines
	assert preview.overdue == preview.buckets["0-7"] == Decimal(600_000)
	assert line.assessment.action == arrears.CALL and line.assessment.clock.day == 1


def test_receipts_of_later_days_are_not_counted(small):
	assert build_preview(small.check(), datetime(2026, 2, 7)).received == Decimal(50_000)


def test_the_totals_are_those_of_the_live_deals(small):
	preview = build_preview(small.check(), ON)
	assert preview.no_of_live_deals == 2 and preview.agreed == Decimal(900_000)
	assert preview.received + preview.outstanding == Decimal(900_000)
	assert sum(preview.counts.values()) == 3


def test_the_demo_fills_every_status_bucket_and_action(demo):
	assert all(demo.counts[status] for status in STATUSES)
	assert all(demo.buckets.values()) and sum(demo.buckets.values()) == demo.overdue
	assert {line.assessment.action for line in demo.lines} == set(ACTIONS) - {arrears.NO_ACTION}


@pytest.mark.parametrize(
	("days", "action"),
	[(5, "Sign Contract"), (7, "Sign Contract"), (8, "Propose Forfeiture"), (45, "Refer to Legal")],
)
def test_the_demo_stands_on_both_sides_of_the_seven_days(demo, days, action):
	found = {
		line.assessment.action
		for line in demo.lines
		if line.status == "Subscribed" and line.assessment.clock and line.assessment.clock.day == days
	}
	assert found == {action}


def test_the_demo_stands_on_both_sides_of_the_month(demo):
	clocks = {
		(line.assessment.clock.deadline, line.assessment.action)
		for line in demo.lines
		if line.assessment.clock and line.assessment.clock.action == arrears.PROPOSE_RETURN
	}
	assert (date(2026, 3, 5), arrears.CALL) in clocks
	assert (date(2026, 3, 4), arrears.PROPOSE_RETURN) in clocks


def test_the_most_urgent_deals_come_first(demo):
	order = [ACTIONS.index(line.assessment.action) for line in demo.lines]
	assert order == sorted(order)


def test_homes_stand_in_floors_and_parking_spaces_in_a_row(demo):
	sections = {(b.name, s.kind): s for b in demo.buildings for s in b.sections}
	home = sections["1栋", "Home"]
	assert [floor for floor, _ in home.floors] == [*range(18, 1, -1)]
	assert [tile.unit.unit_no for tile in home.floors[0][1]] == ["1801", "1802", "1803", "1804"]
	assert sections["地下车库", "Parking"].floors == ()


def test_two_units_on_one_place_are_both_shown(small):
	small.set("Units", 3, "Stack", 1)
	small.rows["Units"].append(["云栖花园", "1栋", "201", "Home", 2, 1, 1, "Yes"])
	assert len(tiles(build_preview(small.check(), ON))) == 4


@pytest.mark.parametrize(
	("lang", "words"),
	[("en", ("Refer to legal", "day 200 of 31")), ("zh", ("移交法务", "第 200/31 天"))],
)
def test_the_page_speaks_both_languages(demo, lang, words):
	page = render_html(demo, lang, "demo.xlsx")
	for word in (*words, "王", "demo.xlsx"):
		assert word in page
	assert "src=" not in page and "href=" not in page, "one file that needs nothing else"


def test_the_page_escapes_what_a_cell_holds(small):
	small.set("Customers", 2, "Customer Name", "<script>alert(1)</script>")
	small.set("Deals", 3, "Unit No.", "<b>9")
	page = render_html(build_preview(small.check(), ON), "en", "<i>.xlsx")
	assert "<script>" not in page and "<b>9" not in page and "<i>.xlsx" not in page
	assert "&lt;b&gt;9 is not in the sheet Units." in page


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_empty_book_has_a_page_too(lang):
	from sales_ops.workbook.model import Book

	preview = build_preview(check_book(Reading(Book())), ON)
	assert label("empty_board", lang) in render_html(preview, lang)
	print_preview(preview, Console(file=StringIO()), lang)


@pytest.mark.parametrize("width", [60, 200])
def test_the_terminal_shows_board_arrears_and_problems(small, width):
	small.set("Receipts", 3, "Amount", "a lot")
	out = StringIO()
	print_preview(build_preview(small.check(), ON), Console(file=out, width=width), "en")
	for word in ("云栖花园", "Propose", "a lot", "Problems: 1."):
		assert word in out.getvalue()


def test_money_is_short_in_the_way_of_the_language():
	assert (
		short_money(Decimal("2812345"), "zh") == "281.2万"
		and short_money(Decimal("2812345"), "en") == "2.81M"
	)
	assert short_money(Decimal("335790000"), "zh") == "3.36亿" and short_money(None, "en") == "–"
	assert money(Decimal("1234.50")) == "1,234.50" and money(Decimal("1234.00")) == "1,234"


def test_every_word_is_there_in_both_languages():
	assert all(en and zh for en, zh in LABELS.values())
	for word in (*STATUSES, *ACTIONS):
		assert word in LABELS
