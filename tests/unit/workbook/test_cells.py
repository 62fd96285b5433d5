"""What a cell may hold, and what leaves a doubt."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl.utils.datetime import WINDOWS_EPOCH

from sales_ops.workbook import fields
from sales_ops.workbook.cells import BadCell, read_cell
from sales_ops.workbook.fields import Column
from sales_ops.workbook.layout import SHEETS


def cell(type_, value, **options):
	return read_cell(Column("x", "X", "甲", type_, **options), "X", value, WINDOWS_EPOCH)


@pytest.mark.parametrize(
	"value",
	[
		date(2026, 3, 5),
		datetime(2026, 3, 5, 14, 30),
		"2026-03-05",
		"2026/3/5",
		"2026.3.5",
		" 2026年3月5日 ",
		"２０２６年３月５日",
		"20260305",
		20260305,
		46086,
		46086.6,
		"2026-03-05 14:30:00",
	],
)
def test_the_usual_ways_to_write_a_date_are_accepted(value):
	assert cell(fields.DATE, value) == date(2026, 3, 5)


@pytest.mark.parametrize(
	"value", ["soon", "2026-13-01", "3月5日", "2026-02-30", 5, "05/03/2026", True, "12:30", 1e12]
)
def test_a_text_that_is_no_date_is_refused(value):
	with pytest.raises(BadCell, match="wb_not_a_date"):
		cell(fields.DATE, value)


def test_a_moment_without_a_time_lasts_to_the_end_of_the_day():
	assert cell(fields.MOMENT, "2026年3月5日18时30分") == datetime(2026, 3, 5, 18, 30)
	assert cell(fields.MOMENT, "2026-03-05") == datetime(2026, 3, 5, 23, 59)


@pytest.mark.parametrize(
	"value", [1280000, 1280000.0, "1,280,000", "１，２８０，０００．００", "¥1280000元", "128万", " 1280000 "]
)
def test_the_usual_ways_to_write_money_are_accepted(value):
	assert cell(fields.MONEY, value) == Decimal("1280000.00")


def test_the_noise_of_binary_fractions_is_rounded_away():
	assert cell(fields.MONEY, 0.1 + 0.2) == Decimal("0.30")
	assert cell(fields.NUMBER, 98.72) == Decimal("98.72")


@pytest.mark.parametrize(
	("type_", "value", "code"),
	[
		(fields.MONEY, "ten", "wb_not_a_number"),
		(fields.MONEY, "nan", "wb_not_a_number"),
		(fields.MONEY, True, "wb_not_a_number"),
		(fields.MONEY, float("inf"), "wb_not_a_number"),
		(fields.MONEY, -5, "wb_negative"),
		(fields.MONEY, "#N/A", "wb_formula_error"),
		(fields.INT, 1.5, "wb_not_a_number"),
		(fields.INT, -1, "wb_negative"),
		(fields.CODE, 4.4010619900101100e17, "wb_digits_lost"),
		(fields.CODE, float("inf"), "wb_digits_lost"),
	],
)
def test_what_leaves_a_doubt_is_refused(type_, value, code):
	with pytest.raises(BadCell, match=code):
		cell(type_, value)


@pytest.mark.parametrize(
	("value", "number"), [(3, 3), (3.0, 3), ("3", 3), ("第3期", 3), ("18层", 18), ("２F", 2)]
)
def test_whole_numbers_may_carry_their_chinese_unit(value, number):
	assert cell(fields.INT, value) == number


@pytest.mark.parametrize("value", [-1, "-1", "B1", "负1层"])
def test_floors_below_ground_are_negative(value):
	assert cell(fields.INT, value, below_zero=True) == -1


@pytest.mark.parametrize("value", ["1203", 1203, 1203.0, " １２０３ "])
def test_a_number_of_a_unit_is_the_same_however_it_is_typed(value):
	assert cell(fields.CODE, value) == "1203"


@pytest.mark.parametrize(
	("value", "answer"),
	[
		("是", True),
		("Yes", True),
		(1, True),
		(True, True),
		(1.0, True),
		("否", False),
		(0, False),
		(False, False),
	],
)
def test_yes_and_no_have_many_forms(value, answer):
	choices = SHEETS[0].column("released").choices
	assert cell(fields.YES_NO, value, choices=choices) is answer


@pytest.mark.parametrize("value", [60, "60", "60%", "６０％", 0.6, "0.6"])
def test_a_share_is_a_percentage_however_excel_keeps_it(value):
	assert cell(fields.PERCENT, value) == 60


@pytest.mark.parametrize(
	("value", "percent"), [(1, 100), (1.0, 100), ("1%", 1), ("0.5%", Decimal("0.5")), (0, 0)]
)
def test_one_without_a_sign_is_the_whole(value, percent):
	assert cell(fields.PERCENT, value) == percent


def test_a_required_cell_may_not_be_blank_a_stroke_is_blank():
	assert cell(fields.DATE, "—") is None
	with pytest.raises(BadCell, match="wb_required"):
		cell(fields.DATE, " / ", required=True)
