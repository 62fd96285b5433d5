"""What a sheet and a column are: keys, headings in two languages, type of the values."""

import re
import unicodedata
from dataclasses import dataclass, field

# Types of values. CODE is a text that people type (a number of a unit or a deal): `１２０３`, `1203 ` and 1203 are one.
TEXT, CODE, INT, NUMBER, MONEY, PERCENT = "text", "code", "int", "number", "money", "percent"
DATE, MOMENT, CHOICE, YES_NO = "date", "moment", "choice", "yes_no"
MONTH, CLOCK = "month", "clock"

LANGUAGES = ("en", "zh")
PROPERTY = "property"

_IN_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")
_DECORATION = re.compile(r"[\s_*:.#·-]+")
_BETWEEN_LANGUAGES = re.compile(r"[/|\n]")


def plain_heading(text: object) -> str:
	"""A heading or title without what differs from book to book: width, case, spaces, stars, units in brackets."""
	text = unicodedata.normalize("NFKC", str(text)).casefold()
	return _DECORATION.sub("", _IN_BRACKETS.sub("", text))


def heading_forms(text: object) -> list[str]:
	"""The ways to read a heading: as a whole, then its parts when it holds two languages (`单元号/Unit No.`)."""
	parts = _BETWEEN_LANGUAGES.split(str(text))
	return [plain_heading(form) for form in ([text, *parts] if len(parts) > 1 else [text])]


@dataclass(frozen=True)
class Choice:
	"""A value of a list. `value` is what the program stores, and what an English book says."""

	value: str
	zh: str
	aliases: tuple[str, ...] = ()

	def name(self, lang: str) -> str:
		return self.zh if lang == "zh" else self.value

	@property
	def names(self) -> frozenset[str]:
		return frozenset(plain_heading(name) for name in (self.value, self.zh, *self.aliases))


@dataclass(frozen=True)
class Column:
	"""A column of a sheet: `key` is the field of the row's dataclass, aliases are further headings that are understood."""

	key: str
	en: str
	zh: str
	type: str = TEXT
	required: bool = False
	aliases: tuple[str, ...] = ()
	choices: tuple[Choice, ...] = ()
	below_zero: bool = False

	def name(self, lang: str) -> str:
		return self.zh if lang == "zh" else self.en

	@property
	def headings(self) -> frozenset[str]:
		return frozenset(plain_heading(name) for name in (self.key, self.en, self.zh, *self.aliases))


@dataclass(frozen=True)
class Sheet:
	"""A sheet. `unique` are the columns that together identify a row.

	`area` names the office whose ledgers these are. A book without any sheet of an area does without the area. `beside`
	are the sheets that say nothing without this one; None: every sheet of its area needs it.
	"""

	key: str
	en: str
	zh: str
	unique: tuple[str, ...]
	columns: tuple[Column, ...] = field(repr=False)
	aliases: tuple[str, ...] = ()
	area: str = PROPERTY
	beside: tuple[str, ...] | None = None

	def name(self, lang: str) -> str:
		return self.zh if lang == "zh" else self.en

	@property
	def titles(self) -> frozenset[str]:
		return frozenset(plain_heading(name) for name in (self.en, self.zh, *self.aliases))

	def column(self, key: str) -> Column:
		return next(column for column in self.columns if column.key == key)

	def column_of(self, heading: object) -> Column | None:
		"""The column that a heading of a book means, or None."""
		forms = heading_forms(heading)
		return next((column for form in forms for column in self.columns if form in column.headings), None)
