"""The sale control board of a book: each unit with its status, by building and floor."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from sales_ops.policies import claims
from sales_ops.policies.claims import Claim
from sales_ops.workbook.checks import CheckedDeal
from sales_ops.workbook.layout import UNIT_KINDS
from sales_ops.workbook.model import UnitRow

# A book ends with the contract: it has no sheet of handovers.
BOOK_KINDS = tuple(kind for kind in claims.KINDS if kind != claims.HANDOVER)
STATUSES = (claims.AVAILABLE, *(claims.UNIT_STATUS[kind] for kind in BOOK_KINDS), claims.NOT_RELEASED)
Item = TypeVar("Item")


@dataclass(frozen=True)
class Tile:
	"""A unit on the board. `days`: how long it has had its status; `until`: when its hold runs out."""

	unit: UnitRow
	status: str
	price: Decimal | None
	holder: str = ""
	consultant: str = ""
	days: int | None = None
	until: datetime | None = None


@dataclass(frozen=True)
class Section:
	"""The units of one kind in a building: as floors (floor, tiles by stack), or, without places, one after the other."""

	kind: str
	tiles: tuple[Tile, ...]
	floors: tuple[tuple[int, tuple[Tile | None, ...]], ...] = ()


@dataclass(frozen=True)
class Building:
	"""A building with its sections and the number of units in each status."""

	project: str
	name: str
	sections: tuple[Section, ...]
	counts: Mapping[str, int]


def grouped(items: Iterable[Item], key) -> dict:
	found: dict = {}
	for item in items:
		found.setdefault(key(item), []).append(item)
	return {name: tuple(group) for name, group in found.items()}


def count(tiles: Sequence[Tile]) -> dict[str, int]:
	counts = Counter(tile.status for tile in tiles)
	return {status: counts[status] for status in STATUSES}


def tile(unit: UnitRow, claim: Claim | None, deals: Mapping[str, CheckedDeal], on: date) -> Tile:
	status = claims.unit_status(unit.released, claim)
	if not claim:
		return Tile(unit, status, unit.list_price)
	row = deals[claim.deal]
	return Tile(
		unit,
		status,
		row.deal.price or unit.list_price,
		holder=row.customer.customer_name,
		consultant=row.deal.consultant or "",
		days=(on - claim.since.date()).days,
		until=claim.expires,
	)


def buildings(tiles: Sequence[Tile]) -> Iterable[Building]:
	kinds = [choice.value for choice in UNIT_KINDS]
	for (project, name), group in grouped(tiles, lambda tile: tile.unit.key[:2]).items():
		sections = grouped(group, lambda tile: tile.unit.kind)
		ordered = (_section(kind, sections[kind]) for kind in kinds if kind in sections)
		yield Building(project, name, tuple(ordered), count(group))


def _section(kind: str, tiles: tuple[Tile, ...]) -> Section:
	"""A grid where each unit has a place of its own on one of several floors."""
	places = {(tile.unit.floor, tile.unit.stack): tile for tile in tiles}
	floors = sorted({floor for floor, _ in places if floor is not None}, reverse=True)
	if len(places) < len(tiles) or len(floors) < 2 or any(None in place for place in places):
		return Section(kind, tiles)
	stacks = sorted({stack for _, stack in places})
	rows = ((floor, tuple(places.get((floor, stack)) for stack in stacks)) for floor in floors)
	return Section(kind, tiles, tuple(rows))
