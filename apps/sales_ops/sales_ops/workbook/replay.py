"""Plays the deals of a unit again in the order of their dates and asks the claims policy at each step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sales_ops.policies import claims
from sales_ops.policies.claims import Claim
from sales_ops.policies.violations import Violation
from sales_ops.workbook.layout import HELD, SIGNED
from sales_ops.workbook.ledger import Posting
from sales_ops.workbook.model import DealRow, UnitRow

OFFICE_OPENS = time(9)


@dataclass(frozen=True)
class Replay:
	"""The live claim after all deals of a unit, and the deals that could not have the unit, with the reason."""

	live: Claim | None
	refused: tuple[tuple[DealRow, Violation], ...] = ()


def in_order(deals: Sequence[DealRow]) -> list[DealRow]:
	"""Deals by the day they began; of one day, those that have ended first."""
	return sorted(
		deals,
		key=lambda deal: (deal.subscription_date, not deal.is_ended, deal.ended_on or date.max, deal.row),
	)


def replay(unit: UnitRow, deals: Sequence[DealRow], postings: Mapping[str, Posting]) -> Replay:
	"""Let the deals of a unit ask for it one after the other."""
	live: Claim | None = None
	ends: dict[str, date] = {}
	refused = []
	for deal in in_order(deals):
		if live and live.deal in ends and ends[live.deal] <= deal.subscription_date:
			live = None
		outcome = claims.request_claim(str(unit.key), unit.released, live, _first_claim(deal))
		if outcome.violation:
			refused.append((deal, _name_both(outcome.violation, unit, deal, live)))
			continue
		live = _advance(unit, deal, outcome.start, postings[deal.deal_no])
		if deal.is_ended:
			ends[deal.deal_no] = deal.ended_on or deal.subscription_date
	return Replay(None if live and live.deal in ends else live, tuple(refused))


def moment_of(day: date) -> datetime:
	"""A dated event as a moment: when the office opens."""
	return datetime.combine(day, OFFICE_OPENS)


def _first_claim(deal: DealRow) -> Claim:
	expires = deal.held_until if deal.stage == HELD else None
	since = moment_of(deal.subscription_date)
	return Claim(deal.deal_no, claims.HOLD, since, expires, deal.consultant or deal.deal_no)


def _advance(unit: UnitRow, deal: DealRow, claim: Claim, posting: Posting) -> Claim:
	"""The claim moved up to what money and contract have earned."""
	steps = sorted(posting.reached.items(), key=lambda step: claims.KINDS.index(step[0]))
	if deal.stage == SIGNED and deal.contract_date:
		steps.append((claims.CONTRACT, deal.contract_date))
	for kind, day in steps:
		wanted = replace(claim, kind=kind, since=moment_of(day), expires=None)
		outcome = claims.request_claim(str(unit.key), unit.released, claim, wanted)
		claim = outcome.start or claim
	return claim


def _name_both(violation: Violation, unit: UnitRow, deal: DealRow, live: Claim | None) -> Violation:
	"""A book names deals, not consultants and hours: say which two deals meet."""
	if live and violation.code in ("unit_held", "unit_taken"):
		params = {"unit": str(unit.key), "deal": deal.deal_no, "other": live.deal}
		return Violation("wb_two_live_deals", params)
	return violation
