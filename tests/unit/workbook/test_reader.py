"""What a workbook may look like, and what is said about one that cannot be read."""

from decimal import Decimal

import pytest
from openpyxl import Workbook

from sales_ops.messages import MESSAGES, describe
from sales_ops.workbook.layout import PROPERTY_SHEETS, SHEETS, sheet_of
from sales_ops.workbook.reader import ROW_TYPES, UnreadableBook, read_book

ZH = {
	"Units": ["项目", "楼栋", "房号", "类型", "楼层", "列号", "总价", "推售"],
	"Customers": ["客户编号", "客户姓名", "手机号码"],
	"Instalments": ["认购编号", "期次", "款项", "应付日期", "应付金额"],
	"Receipts": ["收据编号", "认购编号", "收款日期", "收款金额", "收款方式"],
}


def test_a_right_book_is_read_without_problems(small):
	reading = small.read()
	assert reading.problems == ()
	assert [len(getattr(reading.book, sheet.key)) for sheet in PROPERTY_SHEETS] == [3, 2, 2, 3, 2]
	assert reading.book.deals[0].agreed_amount == Decimal("900000.00")
	assert reading.book.receipts[1].mode == "Wire Transfer"


def test_chinese_titles_and_headings_are_accepted(small):
	for sheet in PROPERTY_SHEETS:
		rows = small.rows.pop(sheet.en)
		columns = [sheet.column_of(heading) for heading in rows[0]]
		small.rows[sheet.zh] = [[column.zh for column in columns], *rows[1:]]
	reading = small.read()
	assert reading.problems == ()
	assert reading.book.titles["units"] == "销控表"
	assert reading.book.headings["deals", "deal_no"] == "认购编号"


def test_headings_in_both_languages_may_be_mixed(small):
	for title, headings in ZH.items():
		small.rows[title][0][::2] = headings[::2]
	small.rows["Deals"][0][0] = "认购编号 / Deal No."
	assert small.read().problems == ()


def test_headings_may_carry_units_stars_and_other_case(small):
	small.rows["Units"][0] = [
		"*project",
		"BUILDING",
		"unit_no",
		"Kind*",
		"Floor",
		"Stack",
		"总价（元）",
		"Released",
	]
	assert small.read().problems == ()


def test_title_rows_above_the_headings_are_tolerated(small, places):
	small.rows["Units"][:0] = [["云栖花园销控表"], [None], ["制表人:林晓雯"]]
	small.rows["Units"][4][3] = "Castle"
	assert places(small.read().problems) == [("Units", 5, "Kind", "wb_not_a_choice")]


def test_blank_rows_and_rows_of_totals_are_skipped(small):
	small.rows["Receipts"] += [
		[None] * 5,
		["  ", None, " ", None, None],
		["合 计", None, None, 300_000, None],
	]
	reading = small.read()
	assert reading.problems == () and len(reading.book.receipts) == 2


def test_further_columns_and_sheets_are_not_read_but_named(small):
	for row, value in zip(small.rows["Units"], ("朝向", "南", "南", "北"), strict=True):
		row.append(value)
	small.rows["备忘"] = [["随便写"]]
	reading = small.read()
	assert reading.problems == () and reading.unread == (("Units", "朝向"),)


def test_a_missing_sheet_is_named(small, places):
	del small.rows["Receipts"]
	problems = small.read().problems
	assert places(problems) == [("Receipts 收款台账", 0, "", "wb_sheet_missing")]
	assert describe(problems[0].violation) == "The sheet Receipts 收款台账 is missing."


def test_a_missing_column_is_named_once_and_no_row_goes_in(small, places):
	for row in small.rows["Customers"]:
		del row[1]
	reading = small.read()
	assert places(reading.problems) == [("Customers", 1, "Customer Name", "wb_column_missing")]
	assert reading.book.customers == ()


def test_a_sheet_without_headings_says_which_are_needed(small, places):
	small.rows["Customers"] = [["C1", "王建国"]]
	problem = small.read().problems[0]
	assert places([problem]) == [("Customers", 0, "", "wb_no_headings")]
	assert "Customer No., Customer Name" in describe(problem.violation)


def test_a_column_that_stands_twice_is_reported(small, places):
	for row in small.rows["Customers"]:
		row.append("手机" if row[0] == "Customer No." else "1")
	assert places(small.read().problems) == [("Customers", 1, "手机", "wb_column_twice")]


def test_a_second_tab_for_the_same_sheet_is_reported(small, places):
	small.rows["客户台账"] = [["客户编号", "客户姓名"]]
	assert places(small.read().problems) == [("Customers", 0, "", "wb_sheet_twice")]


def test_a_book_of_one_office_needs_no_sheet_of_the_other(small, supplies, places):
	assert small.read().book.areas == {"property"} and supplies.read().book.areas == {"consignment"}
	del supplies.rows["Withdrawals"]
	assert places(supplies.read().problems) == [("Withdrawals 领用台账", 0, "", "wb_sheet_missing")]


def test_an_empty_workbook_misses_every_sheet(tmp_path, places):
	Workbook().save(tmp_path / "empty.xlsx")
	codes = [place[3] for place in places(read_book(tmp_path / "empty.xlsx").problems)]
	assert codes == ["wb_sheet_missing"] * len(SHEETS)


@pytest.mark.parametrize(
	("content", "code"),
	[
		(b"just a text", "wb_not_xlsx"),
		(b"", "wb_not_xlsx"),
		(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "wb_old_excel"),
	],
)
def test_a_file_that_is_no_xlsx_gives_one_clear_message(tmp_path, content, code):
	path = tmp_path / "book.xlsx"
	path.write_bytes(content)
	with pytest.raises(UnreadableBook) as error:
		read_book(path)
	assert error.value.violation.code == code
	assert describe(error.value.violation).startswith("book.xlsx ")


def test_a_zip_that_is_no_workbook_and_a_cut_file_are_called_damaged(small, tmp_path):
	import zipfile

	other = tmp_path / "other.xlsx"
	with zipfile.ZipFile(other, "w") as archive:
		archive.writestr("a.txt", "a")
	broken = tmp_path / "broken.xlsx"
	with zipfile.ZipFile(small.save()) as whole, zipfile.ZipFile(broken, "w") as archive:
		for name in whole.namelist():
			data = whole.read(name)
			archive.writestr(name, data[: len(data) // 2] if "sheet1" in name else data)
	for path in (other, broken):
		with pytest.raises(UnreadableBook) as error:
			read_book(path)
		assert error.value.violation.code == "wb_damaged"


def test_a_missing_file_is_said_to_be_missing(tmp_path):
	with pytest.raises(UnreadableBook) as error:
		read_book(tmp_path / "none.xlsx")
	assert error.value.violation.code == "wb_no_file"


def test_a_duplicate_deal_number_names_the_first_row(small, places):
	small.set("Deals", 3, "Deal No.", "d1 ".upper())
	problems = small.read().problems
	assert places(problems) == [("Deals", 3, "Deal No.", "wb_duplicate")]
	assert describe(problems[0].violation) == "Deal No. D1 stands in row 2 already."


def test_a_unit_number_may_repeat_in_another_building(small):
	small.rows["Units"].append(["云栖花园", "2栋", "101", "Home", 1, 1, 1, "Yes"])
	assert small.read().problems == ()


def test_every_bad_cell_of_a_row_is_reported_and_the_other_rows_stay(small, places):
	small.set("Receipts", 2, "Date", "next week")
	small.set("Receipts", 2, "Amount", "a lot")
	reading = small.read()
	assert places(reading.problems) == [
		("Receipts", 2, "Date", "wb_not_a_date"),
		("Receipts", 2, "Amount", "wb_not_a_number"),
	]
	assert [receipt.receipt_no for receipt in reading.book.receipts] == ["R2"]


def test_no_two_columns_of_a_sheet_share_a_heading():
	for sheet in SHEETS:
		headings = [heading for column in sheet.columns for heading in column.headings]
		assert len(headings) == len(set(headings)), sheet.key
	titles = [title for sheet in SHEETS for title in sheet.titles]
	assert len(titles) == len(set(titles))


def test_no_two_choices_of_a_column_share_a_name():
	for sheet in SHEETS:
		for column in sheet.columns:
			names = [name for choice in column.choices for name in choice.names]
			assert len(names) == len(set(names)), column.key


def test_each_row_class_has_the_columns_of_its_sheet():
	for sheet in SHEETS:
		row_type = ROW_TYPES[sheet.key]
		assert set(row_type.__dataclass_fields__) == {"row", *(column.key for column in sheet.columns)}
		assert sheet_of(sheet.zh) is sheet


def test_every_workbook_sentence_is_there():
	import re
	from pathlib import Path

	import sales_ops.workbook as package

	sources = [path.read_text("utf-8") for path in Path(package.__file__).parent.glob("*.py")]
	codes = {code for source in sources for code in re.findall(r'"(wb_\w+)"', source)}
	assert codes <= set(MESSAGES)
	assert {code for code in MESSAGES if code.startswith("wb_")} <= codes
