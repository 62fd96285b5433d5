"""The sale control board and table: units with their claim, deal and arrears, as one user may see them.

One source for the board, the control table, REST and past dates: `board_rows`. It works on tuples, since a project has
thousands of units, and asks the policies only where they can find something.
"""

from dataclasses import dataclass
from datetime import date, datetime

import frappe
from frappe.utils import get_datetime, now_datetime

from sales_ops.exceptions import throw
from sales_ops.policies.arrears import Deal, Standing, next_action, running_clock, standing_of
from sales_ops.policies.availability import FOR_SALE, Block, public_blocks
from sales_ops.policies.claims import HANDOVER, Claim, public_status, unit_status
from sales_ops.property_sales import settings
from sales_ops.property_sales.permissions import consultants_of, sees_all_deals
from sales_ops.property_sales.units import board_queries
from sales_ops.property_sales.units.availability import as_blocks, open_blocks, why_not_for_sale

# The columns of a row, in this order.
FIELDS = (
	"property_unit",
	"unit_no",
	"property_building",
	"kind",
	"floor",
	"stack",
	"built_area",
	"list_amount",
	"sale_status",
	"released",
	"use",
	"block_kinds",
	"why_not",
	"days",
	"expires_on",
	"is_expired",
	"consultant",
	"is_private",
	"is_own",
	"attached_to",
	"property_subscription",
	"property_contract",
	"deal_docstatus",
	"customer",
	"customer_name",
	"agreed_amount",
	"received_amount",
	"sign_by",
	"overdue_amount",
	"next_action",
	"clock_day",
	"clock_limit",
)
NO_ARREARS = (None,) * 4
# Overdue amount, first due date, that of the down payment, that of the balance.
Dues = tuple[float, date | None, date | None, date | None]
NO_DUES: Dues = (0.0, None, None, None)
NO_DEAL = (None,) * (len(FIELDS) - FIELDS.index("property_subscription"))


@dataclass(frozen=True)
class Viewer:
	"""What the session's user may see."""

	sees_all: bool
	own_consultants: frozenset[str]
	user: str

	@classmethod
	def of_session(cls) -> "Viewer":
		return cls(sees_all_deals(), frozenset(consultants_of()), frappe.session.user)


# Who has no deal and may know of no internal hold: for what leaves the house.
OUTSIDER = Viewer(False, frozenset(), "")


def board_units(
	property_project: str, property_building: str | None = None, at: datetime | str | None = None
) -> list[dict]:
	"""Every unit of a project (or one building) with status, price, holder, days, clock and next action.

	Args:
		at: a past moment; a date alone means its end. Left out: now.

	Returns:
		dicts of `FIELDS`, with the project's `currency`. See `board_rows`.
	"""
	fields = (*FIELDS, "currency")
	currency = frappe.get_cached_value("Property Project", property_project, "currency")
	rows = board_rows(property_project, property_building, moment_of(at))
	return [frappe._dict(zip(fields, (*row, currency), strict=True)) for row in rows]


def board_rows(
	property_project: str,
	property_building: str | None = None,
	at: datetime | None = None,
	viewer: Viewer | None = None,
) -> list[tuple]:
	"""The same as tuples of `FIELDS`, ordered building, floor from the top, stack.

	`days` counts in the present status, `why_not` are sentences (what keeps the unit from sale), `is_private` marks a
	colleague's deal: its customer and money are left out. Of a past moment (`at`) status, holder, price, area and blocks
	are those of that moment; what was received and owed then is not kept, so it is left out.

	Args:
		viewer: as whom the rows are read; the session's user when left out.
	"""
	reader = Reader(viewer or Viewer.of_session(), at or now_datetime(), property_project)
	if at:
		reader.blocks = as_blocks(board_queries.blocks_at(property_project, at))
		return [reader.row(row) for row in _units_at(property_project, property_building, at, reader.blocks)]
	reader.blocks = open_blocks(property_project)
	reader.dues = _dues(property_project, reader.on)
	return [reader.row(row) for row in board_queries.units_now(property_project, property_building)]


def moment_of(at: datetime | str | None) -> datetime | None:
	"""The past moment that a caller names, None for now; a date alone means its last second."""
	if not at:
		return None
	try:
		moment = get_datetime(at)
	except (OverflowError, ValueError):
		moment = None
	if moment is None:
		throw("board_moment_unknown", moment=str(at))
	if isinstance(at, str) and len(at.strip()) <= len("2026-01-01"):
		moment = moment.replace(hour=23, minute=59, second=59, microsecond=999_999)
	return moment if moment < now_datetime() else None


class Reader:
	"""Turns rows of `board_queries.COLUMNS` into rows of `FIELDS` as one user may see them at one moment."""

	def __init__(self, viewer: Viewer, moment: datetime, property_project: str):
		self.viewer, self.moment, self.property_project = viewer, moment, property_project
		company = frappe.get_cached_value("Property Project", property_project, "company")
		self.on, self.terms = moment.date(), settings.clock_terms(company)
		self.blocks: dict[str, list[Block]] = {}
		self.dues: dict[str, Dues] | None = None
		self.plain_reasons: dict[tuple, list[str]] = {}
		self.attached: dict[tuple[str, str], float] | None = None  # read when a unit needs it

	def row(self, row: tuple) -> tuple:
		unit, *facts, status, released, use, kinds = row[:12]
		claim_kind, claimed_on, expires_on, deal, docstatus, customer, customer_name = row[12:19]
		contract, consultant, owner, sign_by, agreed, received, deposit_on, legal, home = row[19:]
		attached_to = home if home != unit else None
		if attached_to:
			agreed, received = self.attached_price(deal, unit), None
		is_own = bool(deal) and (consultant in self.viewer.own_consultants or owner == self.viewer.user)
		is_private = bool(deal) and not self.viewer.sees_all and not is_own
		if kinds:
			shown, kinds = self.public(status, kinds)
			is_private, status = is_private or shown != status, shown
		terms = NO_DEAL
		if deal and not is_private:
			terms = (deal, contract, docstatus, customer, customer_name, agreed, received, sign_by)
			is_running = self.dues is not None and docstatus == 1 and claim_kind != HANDOVER
			is_running = is_running and not attached_to
			facts_of_deal = (bool(contract), deposit_on, bool(legal), bool(received), sign_by)
			terms += self.arrears(deal, *facts_of_deal) if is_running else NO_ARREARS
		return (
			unit,
			*facts,
			status,
			released,
			use,
			kinds,
			self.why_not(unit, released, use, kinds),
			(self.on - claimed_on.date()).days if claimed_on else None,
			expires_on,
			bool(expires_on) and expires_on <= self.moment,
			consultant,
			is_private,
			is_own,
			attached_to,
			*terms,
		)

	def attached_price(self, deal: str, unit: str) -> float | None:
		"""An attached unit shows its own price; the deal's money and arrears stand at the unit it goes with, once."""
		if self.attached is None:
			self.attached = board_queries.attached_prices(self.property_project)
		return self.attached.get((deal, unit))

	def public(self, status: str, kinds: str) -> tuple[str, str | None]:
		"""What the house keeps for itself reads like a colleague's sale."""
		known = kinds.splitlines()
		shown = public_status(status, known, self.viewer.sees_all)
		return shown, "\n".join(public_blocks(known, self.viewer.sees_all)) or None

	def why_not(self, unit: str, released: int, use: str, kinds: str | None) -> list[str]:
		if kinds:
			return why_not_for_sale(bool(released), use, self.blocks.get(unit, []), self.viewer.sees_all)
		if released and use == FOR_SALE:
			return []
		key = (released, use)
		if key not in self.plain_reasons:
			self.plain_reasons[key] = why_not_for_sale(bool(released), use, [], self.viewer.sees_all)
		return self.plain_reasons[key]

	def arrears(self, deal: str, signed: bool, deposit_on: date | None, *more) -> tuple:
		"""Overdue amount, next action and the day and limit of the running clock; `more`: what else a `Standing` says."""
		overdue, *dues = self.dues.get(deal, NO_DUES)
		standing = Standing(signed, deposit_on, *dues, *more)
		clock = running_clock(standing, self.terms, self.on)
		action = next_action(standing, clock, self.terms, self.on)
		return overdue, action, *((clock.day, clock.limit) if clock else (None, None))


def _dues(property_project: str, on: date) -> dict[str, Dues]:
	"""What is owed by deal. The database sums; plans without a down payment, which are few, are read row by row."""
	found, unclear = {}, {}
	for deal, overdue, *dues, has_down_payment in board_queries.dues_by_deal(property_project, on):
		is_clear = has_down_payment or dues[-1] is None
		(found if is_clear else unclear)[deal] = (overdue, *dues)
	for deal, rows in board_queries.dues_of(unclear).items():
		standing = standing_of(Deal(True, None, tuple(rows)))
		dues = (standing.first_due, standing.down_payment_due, standing.balance_due)
		found[deal] = (unclear[deal][0], *dues)
	return found


def _units_at(
	property_project: str, property_building: str | None, at: datetime, blocks: dict
) -> list[tuple]:
	"""The rows of a past moment: claims are dated; what has changed on units, blocks and prices since is taken back."""
	changes = board_queries.changes_after(property_project, at)
	prices = board_queries.prices_before_changes(property_project, at.date())
	rows = board_queries.units_at(property_project, at, property_building)
	return [
		_taken_back(dict(zip(board_queries.COLUMNS, row, strict=True)), changes, prices, blocks)
		for row in rows
	]


def _taken_back(row: dict, changes: dict, prices: dict, blocks: dict) -> tuple:
	unit, deal, kind = row["property_unit"], row["property_subscription"], row["claim_kind"]
	if unit in changes:
		row |= dict(zip(("released", "use", "list_amount", "built_area"), changes[unit], strict=True))
	live = Claim(deal, kind, row["claimed_on"]) if kind else None
	return tuple(
		(
			row
			| {
				"sale_status": unit_status(bool(row["released"]), live),
				"block_kinds": "\n".join(block.kind for block in blocks.get(unit, [])) or None,
				"agreed_amount": prices.get(deal, row["agreed_amount"]),
				"received_amount": None,
				"sign_by": None,
			}
		).values()
	)
