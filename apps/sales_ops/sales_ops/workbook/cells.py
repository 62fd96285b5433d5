"""From what a cell holds to a typed value: as tolerant as a colleague who reads the sheet, never guessing.

Accepted: real dates and the usual ways to write one, Excel's day numbers, full-width digits, thousands separators,
currency signs, `120万`. Not accepted: anything that leaves a doubt.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl.utils.datetime import from_excel

from sales_ops.policies.meeting_programme import parse_clock
from sales_ops.policies.money import round_money
from sales_ops.policies.violations import Violation
from sales_ops.workbook import fields
from sales_ops.workbook.fields import Choice, Column, plain_heading

ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
BLANKS = frozenset({"", "-", "--", "—", "——", "/", "\\"})
YEARS = range(1990, 2101)
# Excel keeps 15 digits of a number; an ID card has 18.
SAFE_DIGITS = 10**15

_NUMBER = re.compile(r"(-?\d{1,13}(?:\.\d+)?)(万?)")
_NOT_OF_A_NUMBER = re.compile(r"[\s,¥$元圆㎡]|m2|CNY|RMB")
_WHOLE = re.compile(r"(?:第)?(-|负|B)?(\d{1,6})(?:\.0+)?(?:层|楼|F|期|户|日|号)?", re.IGNORECASE)
_DAY = r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
_CLOCK = r"(?:[\sT]*(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*分?(?::\d{1,2}秒?)?)?"
_MOMENT = re.compile(_DAY + _CLOCK)
_DAY_IN_A_ROW = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*月?|(\d{2}))")


class BadCell(Exception):
	"""A cell that cannot be read; `violation` says why."""

	def __init__(self, code: str, **params: Any):
		super().__init__(code)
		self.violation = Violation(code, params)


def is_blank(value: Any) -> bool:
	"""Whether a cell says nothing: empty, spaces, or a stroke."""
	return value is None or (isinstance(value, str) and value.strip() in BLANKS)


def read_cell(column: Column, heading: str, value: Any, epoch: datetime) -> Any:
	"""The typed value of a cell, None for an empty one.

	Args:
		column: what the cell should be.
		heading: the column's name in this book, for messages.
		value: as openpyxl gives it.
		epoch: day 0 of the book's day numbers.

	Raises:
		BadCell: a required cell is empty, or the value is none of the column's type.
	"""
	if is_blank(value):
		if column.required:
			raise BadCell("wb_required", column=heading)
		return None
	if isinstance(value, str) and value.strip() in ERRORS:
		raise BadCell("wb_formula_error", column=heading, value=value.strip())
	return READERS[column.type](column, heading, value, epoch)


def shown(value: Any) -> str:
	"""A cell's content for a message, shortened."""
	text = value.isoformat(" ") if isinstance(value, datetime) else str(value).strip()
	return text if len(text) <= 40 else text[:39] + "…"


def _text(column: Column, heading: str, value: Any, epoch: datetime) -> str:
	text = " ".join(_as_written(heading, value).split())
	known = _known_choice(column, text)
	return known.value if known else text


def _code(column: Column, heading: str, value: Any, epoch: datetime) -> str:
	return " ".join(unicodedata.normalize("NFKC", _as_written(heading, value)).split())


def _as_written(heading: str, value: Any) -> str:
	if isinstance(value, int | float):
		if abs(value) >= SAFE_DIGITS:
			raise BadCell("wb_digits_lost", column=heading, value=shown(value))
		value = int(value) if value == int(value) else value
	return str(value)


def _number(column: Column, heading: str, value: Any, epoch: datetime) -> Decimal:
	text = _NOT_OF_A_NUMBER.sub("", unicodedata.normalize("NFKC", _digits(value)))
	match = _NUMBER.fullmatch(text)
	if not match:
		raise BadCell("wb_not_a_number", column=heading, value=shown(value))
	number = Decimal(match[1]) * (10_000 if match[2] else 1)
	if number < 0 and not column.below_zero:
		raise BadCell("wb_negative", column=heading, value=number)
	return number


def _digits(value: Any) -> str:
	"""A number of Excel without exponent and without the noise of binary fractions."""
	if isinstance(value, float):
		return str(int(value)) if value.is_integer() else f"{Decimal(repr(round(value, 6))):f}"
	return "" if isinstance(value, bool) else str(value)


def _percent(column: Column, heading: str, value: Any, epoch: datetime) -> Decimal:
	"""A share in percent. Excel keeps `60%` as 0.6; nobody means less than one percent."""
	number = _number(column, heading, value.rstrip("%％ ") if isinstance(value, str) else value, epoch)
	return number * 100 if number <= 1 and not _has_percent_sign(value) else number


def _has_percent_sign(value: Any) -> bool:
	return isinstance(value, str) and value.rstrip().endswith(("%", "％"))


def _money(column: Column, heading: str, value: Any, epoch: datetime) -> Decimal:
	return round_money(_number(column, heading, value, epoch))


def _int(column: Column, heading: str, value: Any, epoch: datetime) -> int:
	match = _WHOLE.fullmatch(unicodedata.normalize("NFKC", _digits(value)).strip())
	if not match:
		raise BadCell("wb_not_a_number", column=heading, value=shown(value))
	number = int(match[2]) * (-1 if match[1] else 1)
	if number < 0 and not column.below_zero:
		raise BadCell("wb_negative", column=heading, value=number)
	return number


def _moment(column: Column, heading: str, value: Any, epoch: datetime) -> datetime:
	"""A point in time; a day without a time means until its end."""
	found = _to_moment(value, epoch)
	if not found or found.year not in YEARS:
		raise BadCell("wb_not_a_date", column=heading, value=shown(value))
	return found if found.time() != time.min else datetime.combine(found, time(23, 59))


def _date(column: Column, heading: str, value: Any, epoch: datetime) -> date:
	found = _to_moment(value, epoch)
	if not found or found.year not in YEARS:
		raise BadCell("wb_not_a_date", column=heading, value=shown(value))
	return found.date()


def _month(column: Column, heading: str, value: Any, epoch: datetime) -> str:
	"""A month of a year, 2026-03; a day means its month. `3月` alone leaves the year in doubt."""
	match = _MONTH.fullmatch(unicodedata.normalize("NFKC", _digits(value)).strip())
	year, month = (int(match[1]), int(match[2] or match[3])) if match else (0, 0)
	if not match and (found := _to_moment(value, epoch)):
		year, month = found.year, found.month
	if year not in YEARS or not 1 <= month <= 12:
		raise BadCell("wb_not_a_month", column=heading, value=shown(value))
	return f"{year}-{month:02d}"


def _clock(column: Column, heading: str, value: Any, epoch: datetime) -> time:
	"""A time of day; Excel keeps it as a part of a day."""
	if isinstance(value, float) and 0 <= value < 1:
		value = from_excel(value, epoch)
	if isinstance(value, datetime):
		value = value.time()
	if isinstance(value, time):
		return value.replace(second=0, microsecond=0)
	try:
		found = parse_clock(unicodedata.normalize("NFKC", _digits(value)))
	except ValueError:
		found = None
	if found is None:
		raise BadCell("wb_not_a_clock", column=heading, value=shown(value))
	return found


def _to_moment(value: Any, epoch: datetime) -> datetime | None:
	if isinstance(value, datetime):
		return value.replace(tzinfo=None)
	if isinstance(value, date):
		return datetime.combine(value, time.min)
	text = unicodedata.normalize("NFKC", _digits(value)).strip()
	match = _MOMENT.fullmatch(text) or _DAY_IN_A_ROW.fullmatch(text)
	try:
		if match:
			return datetime(*(int(part) for part in match.groups(default="0")))
		found = from_excel(value, epoch) if isinstance(value, int | float) else None
	except (ValueError, OverflowError):
		return None
	return found if isinstance(found, datetime) else None


def _choice(column: Column, heading: str, value: Any, epoch: datetime) -> str:
	known = _known_choice(column, _digits(value) if isinstance(value, float) else value)
	if known:
		return known.value
	choices = ", ".join(f"{choice.value} {choice.zh}" for choice in column.choices)
	raise BadCell("wb_not_a_choice", column=heading, value=shown(value), choices=choices)


def _known_choice(column: Column, value: Any) -> Choice | None:
	said = plain_heading(value)
	return next((choice for choice in column.choices if said in choice.names), None)


def _yes_no(column: Column, heading: str, value: Any, epoch: datetime) -> bool:
	return _choice(column, heading, value, epoch) == column.choices[0].value


READERS: dict[str, Callable[[Column, str, Any, datetime], Any]] = {
	fields.TEXT: _text,
	fields.CODE: _code,
	fields.INT: _int,
	fields.NUMBER: _number,
	fields.MONEY: _money,
	fields.PERCENT: _percent,
	fields.DATE: _date,
	fields.MOMENT: _moment,
	fields.CHOICE: _choice,
	fields.MONTH: _month,
	fields.CLOCK: _clock,
	fields.YES_NO: _yes_no,
}
