"""The vacancy list matched three ways: finance, sales, property management (PROP-03, feature 27, §11 no. 48).

A unit is vacant while it is not handed over, whether it is sold or not. All three lists should name the same units with
the same area.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sales_ops.policies.violations import Violation

UNSOLD, SOLD = "Unsold", "Sold"
NOT_IN_FINANCE = "Not in Finance's List"
NOT_IN_SALES = "Not in Sales' List"
NOT_IN_MANAGEMENT = "Not in Management's List"
LISTED_TWICE = "Listed Twice by Management"
UNKNOWN_UNIT = "Unknown Unit"
AREA_DIFFERS = "Area Differs"
STATUS_DIFFERS = "Status Differs"
TOLERANCE = Decimal("0.005")  # m²: less is the rounding of a spreadsheet

_ENDINGS = re.compile(r"(号楼|栋|幢|座|#|号|室|房)$")


@dataclass(frozen=True)
class Entry:
	"""A vacant unit in one list. `area` in m² and `status` are None where the list does not say."""

	area: Decimal | None = None
	status: str | None = None


@dataclass(frozen=True)
class Listed:
	"""A row of the management's list; `unit` is None where nobody could tell which one it is."""

	room: str
	unit: str | None
	entry: Entry = field(default_factory=Entry)


@dataclass(frozen=True)
class Match:
	"""One unit (or unknown room) with what each list says, and in what they differ."""

	unit: str | None
	room: str
	finance: Entry | None
	sales: Entry | None
	management: Entry | None
	differences: tuple[str, ...]

	@property
	def key(self) -> str:
		return self.unit or self.room


def match(
	finance: Mapping[str, Entry], sales: Mapping[str, Entry], management: Iterable[Listed] | None
) -> list[Match]:
	"""Every unit of any list once, and every unknown room; those with differences first, then by name.

	Args:
		management: its list; None: it has not come yet, and nothing is compared with it.
	"""
	rows = list(management or ())
	received = management is not None
	known: dict[str, list[Listed]] = {}
	for row in rows:
		if row.unit:
			known.setdefault(row.unit, []).append(row)
	found = [
		_unit(unit, finance.get(unit), sales.get(unit), known.get(unit, []), received)
		for unit in {*finance, *sales, *known}
	]
	found += [Match(None, row.room, None, None, row.entry, (UNKNOWN_UNIT,)) for row in rows if not row.unit]
	return sorted(found, key=lambda one: (not one.differences, one.unit is not None, one.key))


def _unit(
	unit: str, finance: Entry | None, sales: Entry | None, listed: list[Listed], received: bool
) -> Match:
	management = listed[0].entry if listed else None
	lists = {NOT_IN_FINANCE: finance, NOT_IN_SALES: sales, NOT_IN_MANAGEMENT: management}
	differences = [
		word for word, entry in lists.items() if entry is None and (received or word != NOT_IN_MANAGEMENT)
	]
	if len(listed) > 1:
		differences.append(LISTED_TWICE)
	entries = [entry for entry in lists.values() if entry]
	areas = [entry.area for entry in entries if entry.area is not None]
	if areas and max(areas) - min(areas) > TOLERANCE:
		differences.append(AREA_DIFFERS)
	if len({entry.status for entry in entries if entry.status}) > 1:
		differences.append(STATUS_DIFFERS)
	room = listed[0].room if listed else ""
	return Match(unit, room, finance, sales, management, tuple(differences))


def check_sign(received: bool, unexplained: Iterable[str]) -> list[Violation]:
	"""Whether a list may be signed: the management's list is there, and every difference has its explanation."""
	found = [] if received else [Violation("vacancy_not_received")]
	if names := list(unexplained):
		shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
		found.append(Violation("vacancy_unexplained", {"count": len(names), "units": shown}))
	return found


class Rooms:
	"""Finds the unit that a list calls by building and room, as people write them: `1栋 1203室`, `1-1203`, `１２０３`."""

	def __init__(self, units: Iterable[tuple[str, str, str]]):
		"""Args: units: (name, building's name, unit number) of a project."""
		self.by_place: dict[tuple[str, str], str] = {}
		by_number: dict[str, list[str]] = {}
		self.by_name: dict[str, str] = {}
		for name, building, number in units:
			self.by_name[_plain(name)] = name
			self.by_place[_plain(building), _plain(number)] = name
			by_number.setdefault(_plain(number), []).append(name)
		self.by_number = {number: names[0] for number, names in by_number.items() if len(names) == 1}

	def find(self, room: str, building: str = "") -> str | None:
		"""The unit's name; None where there is none, or more than one."""
		number, house = _plain(room), _plain(building)
		if house:
			return self.by_place.get((house, number))
		head, _dash, tail = number.rpartition("-")
		return (
			self.by_name.get(number) or self.by_place.get((_plain(head), tail)) or self.by_number.get(number)
		)


def _plain(text: str) -> str:
	"""Without full-width forms, spaces, and the words for building and room at the end."""
	plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text or "")).upper()
	return _ENDINGS.sub("", plain)
