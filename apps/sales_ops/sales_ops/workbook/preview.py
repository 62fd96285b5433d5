"""What a book says on a day, ready to be shown: control board, arrears with next action, problems.

Every answer is a policy's: who has a unit, what is overdue, which clock runs, what to do next.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sales_ops.policies import arrears, claims
from sales_ops.policies.arrears import Assessment, ClockTerms
from sales_ops.policies.money import ZERO
from sales_ops.workbook.board import Building, buildings, count, grouped, tile
from sales_ops.workbook.checks import Checked, CheckedDeal
from sales_ops.workbook.execution import MarketingPage, build_marketing
from sales_ops.workbook.fields import PROPERTY
from sales_ops.workbook.layout import SHEETS, SIGNED
from sales_ops.workbook.layout_consignment import CONSIGNMENT
from sales_ops.workbook.layout_marketing import MARKETING
from sales_ops.workbook.layout_meetings import MEETINGS
from sales_ops.workbook.ledger import post_receipts
from sales_ops.workbook.meeting_checks import CheckedMeetings
from sales_ops.workbook.model import Book, Problem
from sales_ops.workbook.settlements import ConsignmentPage, build_consignment

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
PARTS = (PROPERTY, CONSIGNMENT, MARKETING, MEETINGS)
# The key of the title of a page that begins with an office.
TITLES = dict(zip(PARTS, ("title", "consignment_title", "marketing_title", "meetings_title"), strict=True))


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

	`consignment`, `marketing` and `meetings` are None for a book without such sheets, or with empty ones. `notes` is what goes in
	and is still open.
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
	marketing: MarketingPage | None = None
	meetings: CheckedMeetings | None = None
	notes: tuple[Problem, ...] = ()

	@property
	def parts(self) -> list[str]:
		"""The offices that the page shows."""
		has = (self.has_property, self.consignment, self.marketing, self.meetings)
		return [name for name, shown in zip(PARTS, has, strict=True) if shown]

	@property
	def title(self) -> str:
		"""The key of the page's title: of the first office."""
		return TITLES[next(iter(self.parts), PROPERTY)]

	@property
	def verdict(self) -> tuple[str, dict[str, int]]:
		"""The key and the numbers of the sentence that says how much of the book can go in."""
		if not self.problems:
			return "no_problems", {}
		found = {"problems": len(self.problems)}
		if self.has_property:
			return "some_problems", found | {"deals": self.no_of_deals_ok, "all": self.no_of_deals}
		if self.consignment:
			slips = {"slips": self.consignment.no_of_slips_ok, "all": self.consignment.no_of_slips}
			return "some_problems_consignment", found | slips
		if self.marketing:
			part = self.marketing
			numbers = {"activities": part.no_of_activities_ok, "all": part.no_of_activities}
			return "some_problems_marketing", found | numbers
		return "some_problems_any", found

	@property
	def projects(self) -> dict[str, tuple[Building, ...]]:
		return grouped(self.buildings, lambda building: building.project)


def build_preview(checked: Checked, at: datetime, terms: ClockTerms | None = None) -> Preview:
	"""What the book says at the moment `at`; receipts of later days are not counted."""
	live = {key: claim for key, claim in checked.live.items() if not claims.has_expired(claim, at)}
	on = at.date()
	deals = {row.deal.deal_no: row for row in checked.deals_ok}
	lines = [
		_line(deals[claim.deal], claims.unit_status(True, claim), terms or ClockTerms(), on)
		for claim in live.values()
	]
	tiles = [tile(unit, live.get(unit.key), deals, on) for unit in checked.units_ok]
	book = checked.book
	parts = {
		"consignment": _consignment(checked, on),
		"marketing": _marketing(checked, on),
		"meetings": checked.meetings if _has_rows(book, MEETINGS) else None,
	}
	return Preview(
		on=on,
		buildings=tuple(buildings(tiles)),
		counts=count(tiles),
		lines=tuple(_to_do(lines)),
		no_of_deals=len(book.deals) + len(book.bad_rows.get("deals", {})),
		no_of_deals_ok=len(deals),
		no_of_live_deals=len(lines),
		**_totals(lines),
		problems=checked.problems,
		notes=checked.notes,
		unread=checked.unread,
		has_property=PROPERTY in book.areas and bool(book.units or not any(parts.values())),
		**parts,
	)


def _has_rows(book: Book, area: str) -> bool:
	"""Whether the sheets of an office hold anything."""
	keys = [sheet.key for sheet in SHEETS if sheet.area == area]
	return any(getattr(book, key) or book.bad_rows.get(key) for key in keys)


def _consignment(checked: Checked, on: date) -> ConsignmentPage | None:
	book = checked.book
	if not _has_rows(book, CONSIGNMENT):
		return None
	return build_consignment(checked.consignment, on, _count_numbers(book, "withdrawals", "document_no"))


def _marketing(checked: Checked, on: date) -> MarketingPage | None:
	if not _has_rows(checked.book, MARKETING):
		return None
	return build_marketing(checked.marketing, on, _count_numbers(checked.book, "activities", "activity_no"))


def _count_numbers(book: Book, sheet: str, key: str) -> int:
	"""How many documents of a sheet there are, those that cannot be read included."""
	bad = {found[0] for found in book.bad_rows.get(sheet, {})}
	return len({getattr(row, key) for row in getattr(book, sheet)} | bad)


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
