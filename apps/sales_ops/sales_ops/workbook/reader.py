"""Reads a workbook: every row that is right as a typed row, every cell that is wrong as a problem.

What the office adds for itself is tolerated: title rows above the headings, further columns and tabs, blank rows,
rows of totals.
"""

import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import WINDOWS_EPOCH

from sales_ops.policies.violations import Violation
from sales_ops.workbook import model, model_consignment, model_marketing, model_meetings
from sales_ops.workbook.cells import BadCell, is_blank, read_cell
from sales_ops.workbook.fields import Column, Sheet, plain_heading
from sales_ops.workbook.layout import AREAS, SHEETS, sheet_of
from sales_ops.workbook.model import Book, Problem

ROW_TYPES = {
	"units": model.UnitRow,
	"customers": model.CustomerRow,
	"deals": model.DealRow,
	"instalments": model.InstalmentRow,
	"receipts": model.ReceiptRow,
	"agreements": model_consignment.AgreementRow,
	"withdrawals": model_consignment.WithdrawalRow,
	"budget": model_marketing.BudgetRow,
	"activities": model_marketing.ActivityRow,
	"expenses": model_marketing.ExpenseRow,
	"agenda": model_meetings.AgendaRow,
	"tickets": model_meetings.TicketRow,
	"prizes": model_meetings.PrizeRow,
	"purchases": model_meetings.PurchaseRow,
}
HEADINGS_WITHIN_ROWS = 5
LEAST_HEADINGS = 2
TOTALS = frozenset({"合计", "总计", "小计", "total", "totals", "sum", "subtotal"})
OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class UnreadableBook(Exception):
	"""The file as a whole cannot be read; `violation` says why."""

	def __init__(self, violation: Violation):
		super().__init__(violation.code)
		self.violation = violation


@dataclass(frozen=True)
class Reading:
	"""A read workbook. `unread` are columns nobody asked for: (title of the tab, heading)."""

	book: Book
	problems: tuple[Problem, ...] = ()
	unread: tuple[tuple[str, str], ...] = ()


@dataclass
class _Tab:
	"""A tab while it is read. `places` are the columns found: index in the row → column."""

	sheet: Sheet
	title: str
	epoch: datetime = WINDOWS_EPOCH
	places: dict[int, Column] = field(default_factory=dict)
	headings: dict[str, str] = field(default_factory=dict)
	rows: list[Any] = field(default_factory=list)
	problems: list[Problem] = field(default_factory=list)
	unread: list[tuple[str, str]] = field(default_factory=list)
	bad_rows: dict[tuple[str, ...], int] = field(default_factory=dict)
	seen: dict[tuple[str, ...], int] = field(default_factory=dict)

	def report(self, row: int, column: str, violation: Violation) -> None:
		self.problems.append(Problem(self.title, row, column, violation))


def read_book(path: str | Path) -> Reading:
	"""Read the workbook at `path`.

	Raises:
		UnreadableBook: the file is no .xlsx workbook. Any other fault is a problem in the answer.
	"""
	path = Path(path)
	_refuse_other_files(path)
	try:
		workbook = load_workbook(path, read_only=True, data_only=True)
		try:
			return _reading([*_read_tabs(workbook)])
		finally:
			workbook.close()
	except Exception as error:
		# openpyxl has no exception of its own for a damaged file: KeyError, ParseError, ValueError, zlib.error …
		raise UnreadableBook(Violation("wb_damaged", {"file": path.name, "error": str(error)})) from error


def _refuse_other_files(path: Path) -> None:
	try:
		with path.open("rb") as file:
			start = file.read(4)
	except OSError as error:
		params = {"file": path.name, "error": error.strerror}
		raise UnreadableBook(Violation("wb_no_file", params)) from error
	if start == OLD_EXCEL:
		raise UnreadableBook(Violation("wb_old_excel", {"file": path.name}))
	if not zipfile.is_zipfile(path):
		raise UnreadableBook(Violation("wb_not_xlsx", {"file": path.name}))


def _reading(tabs: list[_Tab]) -> Reading:
	"""What the tabs of a book say together."""
	book = Book(
		**{tab.sheet.key: tuple(tab.rows) for tab in tabs},
		areas=frozenset(tab.sheet.area for tab in tabs),
		titles={tab.sheet.key: tab.title for tab in tabs},
		headings={(tab.sheet.key, key): name for tab in tabs for key, name in tab.headings.items()},
		bad_rows={tab.sheet.key: tab.bad_rows for tab in tabs},
	)
	problems = tuple(problem for tab in tabs for problem in tab.problems)
	return Reading(book, problems, tuple(name for tab in tabs for name in tab.unread))


def _read_tabs(workbook) -> Iterator[_Tab]:
	worksheets: dict[str, list] = {}
	for worksheet in workbook.worksheets:
		if sheet := sheet_of(worksheet.title):
			worksheets.setdefault(sheet.key, []).append(worksheet)
	areas = {sheet.area for sheet in SHEETS if sheet.key in worksheets} or set(AREAS)
	for sheet in SHEETS:
		if sheet.area not in areas:
			continue
		found = worksheets.get(sheet.key, [])
		if not found and not _is_missed(sheet, worksheets):
			continue
		tab = _Tab(sheet, found[0].title if found else f"{sheet.en} {sheet.zh}", workbook.epoch)
		if found:
			_read_tab(tab, found[0])
		else:
			tab.report(0, "", Violation("wb_sheet_missing", {"sheet": tab.title}))
		for other in found[1:]:
			tab.report(0, "", Violation("wb_sheet_twice", {"sheet": tab.title, "other": other.title}))
		yield tab


def _is_missed(sheet: Sheet, found: Collection[str]) -> bool:
	"""Whether a sheet that is not there should be: in an empty book each, else what the others cannot do without."""
	return not found or sheet.beside is None or any(key in found for key in sheet.beside)


def _read_tab(tab: _Tab, worksheet) -> None:
	worksheet.reset_dimensions()  # some programs write a wrong size into the file
	rows = [*enumerate(worksheet.iter_rows(values_only=True), start=1)]
	heading_row = max(rows[:HEADINGS_WITHIN_ROWS], key=lambda row: _known(tab.sheet, row[1]), default=(0, ()))
	if _known(tab.sheet, heading_row[1]) < LEAST_HEADINGS:
		names = ", ".join(column.en for column in tab.sheet.columns if column.required)
		return tab.report(0, "", Violation("wb_no_headings", {"sheet": tab.title, "columns": names}))
	_place_columns(tab, *heading_row)
	for number, values in rows[heading_row[0] :]:
		if not _is_idle(tab, values):
			_read_row(tab, number, values)


def _known(sheet: Sheet, values: tuple) -> int:
	return sum(1 for value in values if isinstance(value, str) and sheet.column_of(value))


def _place_columns(tab: _Tab, row: int, values: tuple) -> None:
	for index, value in enumerate(values):
		if is_blank(value):
			continue
		column, name = tab.sheet.column_of(value), " ".join(str(value).split())
		if not column:
			tab.unread.append((tab.title, name))
		elif column.key in tab.headings:
			tab.report(
				row, name, Violation("wb_column_twice", {"column": name, "other": tab.headings[column.key]})
			)
		else:
			tab.places[index], tab.headings[column.key] = column, name
	for column in tab.sheet.columns:
		if column.required and column.key not in tab.headings:
			tab.report(row, column.en, Violation("wb_column_missing", {"column": f"{column.en} {column.zh}"}))


def _is_idle(tab: _Tab, values: tuple) -> bool:
	"""Whether a row says nothing: blank in all columns that are read, or a row of totals."""
	said = [values[index] for index in tab.places if index < len(values) and not is_blank(values[index])]
	first = next((value for value in values if not is_blank(value)), None)
	return not said or (isinstance(first, str) and plain_heading(first) in TOTALS)


def _read_row(tab: _Tab, number: int, values: tuple) -> None:
	found, before = {}, len(tab.problems)
	for index, column in tab.places.items():
		heading = tab.headings[column.key]
		try:
			value = values[index] if index < len(values) else None
			found[column.key] = read_cell(column, heading, value, tab.epoch)
		except BadCell as bad:
			tab.report(number, heading, bad.violation)
	key = tuple("" if found.get(name) is None else str(found[name]) for name in tab.sheet.unique)
	_check_unique(tab, number, key)
	complete = all(column.key in tab.headings for column in tab.sheet.columns if column.required)
	if len(tab.problems) == before and complete:
		tab.rows.append(ROW_TYPES[tab.sheet.key](row=number, **found))
	else:
		tab.bad_rows.setdefault(key, number)


def _check_unique(tab: _Tab, number: int, key: tuple[str, ...]) -> None:
	if not all(key):
		return
	first = tab.seen.setdefault(key, number)
	if first != number:
		heading = tab.headings[tab.sheet.unique[-1]]
		params = {"column": heading, "value": " ".join(key), "row": first}
		tab.report(number, heading, Violation("wb_duplicate", params))
