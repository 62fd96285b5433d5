"""Writes a book as .xlsx: the demo, or an empty template with lists to choose from and a sheet that explains it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from sales_ops.workbook.fields import (
	CHOICE,
	CLOCK,
	CODE,
	DATE,
	MOMENT,
	MONEY,
	MONTH,
	NUMBER,
	PERCENT,
	YES_NO,
	Column,
	Sheet,
)
from sales_ops.workbook.labels import label
from sales_ops.workbook.layout import AREAS, SHEETS
from sales_ops.workbook.layout_notes import SHEET_NOTES, note_of
from sales_ops.workbook.model import Book

FORMATS = {
	CODE: "@",
	DATE: "yyyy-mm-dd",
	MOMENT: "yyyy-mm-dd hh:mm",
	MONEY: "#,##0.00",
	NUMBER: "0.00",
	PERCENT: "0.##",
	MONTH: "@",
	CLOCK: "hh:mm",
}
WIDTHS = {CODE: 15, DATE: 13, MOMENT: 17, MONEY: 16, NUMBER: 11, MONTH: 10, CLOCK: 9}
WIDE_COLUMNS = {
	"customer_name": 24,
	"supplier": 26,
	"item_name": 20,
	"payment_plan": 22,
	"unit_no": 10,
	"subject": 32,
}
READY_ROWS = 2000

HEADING_FONT = Font(bold=True, color="FFFFFF")
REQUIRED_FILL, OPTIONAL_FILL = PatternFill("solid", fgColor="1F4E5F"), PatternFill("solid", fgColor="6F8F9B")


def write_book(book: Book, path: str | Path, lang: str = "en") -> None:
	"""Write `book` to `path`, headings and choices in `lang` (`en` or `zh`)."""
	workbook = Workbook()
	workbook.remove(workbook.active)
	for sheet in _sheets(book):
		rows = getattr(book, sheet.key)
		worksheet = workbook.create_sheet(sheet.name(lang))
		_write_headings(worksheet, sheet, lang)
		_write_rows(worksheet, sheet, rows, lang)
		_add_lists(worksheet, sheet, lang, max(READY_ROWS, len(rows) + 1))
	_write_read_me(workbook.create_sheet(label("read_me", lang)), _sheets(book), lang)
	workbook.save(path)


def write_template(path: str | Path, lang: str = "en", area: str | None = None) -> None:
	"""Write an empty workbook to begin with; with the sheets of one `area` only, if it is named."""
	write_book(Book(areas=frozenset({area} if area else AREAS)), path, lang)


def _sheets(book: Book) -> list[Sheet]:
	return [sheet for sheet in SHEETS if sheet.area in book.areas]


def _write_headings(worksheet, sheet: Sheet, lang: str) -> None:
	worksheet.append([column.name(lang) for column in sheet.columns])
	for index, column in enumerate(sheet.columns, start=1):
		cell = worksheet.cell(1, index)
		cell.font, cell.fill = HEADING_FONT, REQUIRED_FILL if column.required else OPTIONAL_FILL
		cell.alignment = Alignment(vertical="center")
		dimension = worksheet.column_dimensions[get_column_letter(index)]
		dimension.width = WIDE_COLUMNS.get(column.key) or WIDTHS.get(column.type, 12)
		dimension.number_format = FORMATS.get(column.type, "General")
	worksheet.row_dimensions[1].height = 22
	worksheet.freeze_panes = "A2"
	worksheet.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}1"


def _write_rows(worksheet, sheet: Sheet, rows: Iterable, lang: str) -> None:
	for number, row in enumerate(rows, start=2):
		for index, column in enumerate(sheet.columns, start=1):
			value = _cell_value(column, getattr(row, column.key), lang)
			if value is not None:
				cell = worksheet.cell(number, index, value)
				cell.number_format = FORMATS.get(column.type, "General")


def _cell_value(column: Column, value: Any, lang: str) -> Any:
	if column.type == YES_NO and value is not None:
		value = column.choices[0 if value else 1].value
	choice = next((choice for choice in column.choices if choice.value == value), None)
	return choice.name(lang) if choice else value


def _add_lists(worksheet, sheet: Sheet, lang: str, last_row: int) -> None:
	"""Lists to choose from; a column that only has usual names takes any other name too."""
	for index, column in enumerate(sheet.columns, start=1):
		if column.choices:
			names = ",".join(choice.name(lang) for choice in column.choices)
			rule = DataValidation("list", formula1=f'"{names}"', allow_blank=not column.required)
			rule.showErrorMessage = column.type in (CHOICE, YES_NO)
			letter = get_column_letter(index)
			rule.add(f"{letter}2:{letter}{last_row}")
			worksheet.add_data_validation(rule)


def _write_read_me(worksheet, sheets: Iterable[Sheet], lang: str) -> None:
	"""The layout in words, so that the book explains itself."""
	for width, letter in zip((18, 20, 12, 90), "ABCD", strict=True):
		worksheet.column_dimensions[letter].width = width
	worksheet.append([label("read_me_intro", lang)])
	for sheet in sheets:
		worksheet.append([])
		worksheet.append([sheet.name(lang), SHEET_NOTES[sheet.key][lang]])
		for cell in worksheet[worksheet.max_row]:
			cell.font = Font(bold=True)
		for column in sheet.columns:
			needed = label("required", lang) if column.required else ""
			worksheet.append([None, column.name(lang), needed, note_of(sheet, column, lang)])
