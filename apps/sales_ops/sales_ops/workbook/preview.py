"""What a book says on a day, ready to be shown: control board, arrears with next action, problems.

Every answer is a policy's: who has a unit, what is overdue, which clock runs, what to do next.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from sales_ops.policies import arrears, claims
from sales_ops.policies.arrears import Assessment, ClockTerms
from sales_ops.policies.claims import Claim
from sales_ops.policies.money import ZERO
from sales_ops.workbook.checks import Checked, CheckedDeal
from sales_ops.workbook.fields import PROPERTY
from sales_ops.workbook.layout import SIGNED, UNIT_KINDS
from sales_ops.workbook.ledger import post_receipts
from sales_ops.workbook.model import Problem, UnitRow
from sales_ops.workbook.settlements import ConsignmentPage, build_consignment

# A book ends with the contract: it has no sheet of handovers.
BOOK_KINDS = tuple(kind for kind in claims.KINDS if kind != claims.HANDOVER)
STATUSES = (claims.AVAILABLE, *(claims.UNIT_STATUS[kind] for kind in BOOK_KINDS), claims.NOT_RELEASED)
# The most urgent first.
ACTIONS = (
	arrears.REFER_TO_LEGAL,
	arrears.PROPOSE_RETURN,
	arrears.PROPOSE_FORFEITURE,
	arrears.CALL,
	arrears.SIGN_CONTRACT,
	arrears.REMIND,
	arrears.NO_ACTION,
)
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


@dataclass(frozen=True)
class Line:
	"""A live deal in the collection list. `received` in the project's currency."""

	checked: CheckedDeal
	status: str
	received: Decimal
	assessment: Assessment


@dataclass(frozen=True)
class Preview:
	"""The page. `lines` are the deals with something to do, the most urgent first; amounts in the book's currency.

	`consignment` is None for a book without consignment sheets, or with empty ones beside those of a sales office.
	"""

	on: date
	buildings: tuple[Building, ...]
	counts: Mapping[str, int]
	lines: tuple[Line, ...]
	no_of_deals: int
	no_of_deals_ok: int
	no_of_live_deals: int
	agreed: Decimal
	received: Decimal
	outstanding: Decimal
	overdue: Decimal
	buckets: Mapping[str, Decimal]
	problems: tuple[Problem, ...] = ()
	unread: tuple[tuple[str, str], ...] = ()
	has_property: bool = True
	consignment: ConsignmentPage | None = None

	@property
	def title(self) -> str:
		"""The key of the page's title."""
		return "title" if self.has_property else "consignment_title"

	@property
	def projects(self) -> dict[str, tuple[Building, ...]]:
		return _grouped(self.buildings, lambda building: building.project)


def build_preview(checked: Checked, at: datetime, terms: ClockTerms | None = None) -> Preview:
	"""What the book says at the moment `at`; receipts of later days are not counted."""
	live = {key: claim for key, claim in checked.live.items() if not claims.has_expired(claim, at)}
	on = at.date()
	deals = {row.deal.deal_no: row for row in checked.deals_ok}
	lines = [
		_line(deals[claim.deal], claims.unit_status(True, claim), terms or ClockTerms(), on)
		for claim in live.values()
	]
	tiles = [_tile(unit, live.get(unit.key), deals, on) for unit in checked.units_ok]
	book = checked.book
	consignment = _consignment(checked, on)
	return Preview(
		on=on,
		buildings=tuple(_buildings(tiles)),
		counts=_count(tiles),
		lines=tuple(_to_do(lines)),
		no_of_deals=len(book.deals) + len(book.bad_rows.get("deals", {})),
		no_of_deals_ok=len(deals),
		no_of_live_deals=len(lines),
		**_totals(lines),
		problems=checked.problems,
		unread=checked.unread,
		has_property=PROPERTY in book.areas and bool(book.units or not consignment),
		consignment=consignment,
	)


def _consignment(checked: Checked, on: date) -> ConsignmentPage | None:
	book = checked.book
	bad = book.bad_rows.get("withdrawals", {})
	if not (book.agreements or book.withdrawals or bad or book.bad_rows.get("agreements")):
		return None
	slips = {row.document_no for row in book.withdrawals} | {key[0] for key in bad}
	return build_consignment(checked.consignment, on, len(slips))


def _totals(lines: Sequence[Line]) -> dict:
	"""The money of all live deals, in the book's currency."""
	found = [line.assessment for line in lines]
	return {
		"agreed": sum((line.checked.deal.price for line in lines), ZERO),
		"received": sum((line.received for line in lines), ZERO),
		"outstanding": sum((assessment.outstanding for assessment in found), ZERO),
		"overdue": sum((assessment.overdue for assessment in found), ZERO),
		"buckets": {
			name: sum((assessment.buckets[name] for assessment in found), ZERO) for name, _ in arrears.BUCKETS
		},
	}


def _grouped(items: Iterable[Item], key) -> dict:
	found: dict = {}
	for item in items:
		found.setdefault(key(item), []).append(item)
	return {name: tuple(group) for name, group in found.items()}


def _count(tiles: Sequence[Tile]) -> dict[str, int]:
	counts = Counter(tile.status for tile in tiles)
	return {status: counts[status] for status in STATUSES}


# the board


def _tile(unit: UnitRow, claim: Claim | None, deals: Mapping[str, CheckedDeal], on: date) -> Tile:
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


def _buildings(tiles: Sequence[Tile]) -> Iterable[Building]:
	kinds = [choice.value for choice in UNIT_KINDS]
	for (project, name), group in _grouped(tiles, lambda tile: tile.unit.key[:2]).items():
		sections = _grouped(group, lambda tile: tile.unit.kind)
		ordered = (_section(kind, sections[kind]) for kind in kinds if kind in sections)
		yield Building(project, name, tuple(ordered), _count(group))


def _section(kind: str, tiles: tuple[Tile, ...]) -> Section:
	"""A grid where each unit has a place of its own on one of several floors."""
	places = {(tile.unit.floor, tile.unit.stack): tile for tile in tiles}
	floors = sorted({floor for floor, _ in places if floor is not None}, reverse=True)
	if len(places) < len(tiles) or len(floors) < 2 or any(None in place for place in places):
		return Section(kind, tiles)
	stacks = sorted({stack for _, stack in places})
	rows = ((floor, tuple(places.get((floor, stack)) for stack in stacks)) for floor in floors)
	return Section(kind, tiles, tuple(rows))


# the collection list


def _line(row: CheckedDeal, status: str, terms: ClockTerms, on: date) -> Line:
	receipts = [receipt for receipt in row.posting.accepted if receipt.date <= on]
	posting = post_receipts(row.deal, row.schedule, receipts)
	dues = tuple(
		arrears.Due(due.seq, due.kind, due.due_date, posting.outstanding[due.seq]) for due in row.schedule
	)
	deal = arrears.Deal(
		row.deal.stage == SIGNED,
		posting.full_deposit_on,
		dues,
		has_paid=bool(posting.received),
		sign_by=row.deal.sign_by,
	)
	return Line(row, status, posting.received, arrears.assess(deal, terms, on))


def _to_do(lines: Iterable[Line]) -> list[Line]:
	"""Deals with something to do, the most urgent first, then by the amount overdue."""
	wanted = [
		line for line in lines if line.assessment.overdue or line.assessment.action != arrears.NO_ACTION
	]
	return sorted(
		wanted,
		key=lambda line: (
			ACTIONS.index(line.assessment.action),
			-line.assessment.overdue,
			-line.assessment.days_overdue,
			line.checked.deal.row,
		),
	)
