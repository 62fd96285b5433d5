"""Who may have a unit: one unit, one live claim (property-and-credit.md §9).

A claim is a dated right of one deal on one unit. A deal moves its claim through the kinds below; another deal gets the
unit only when the live claim has ended. The database's unique key is the guarantee, this policy is the reasoning.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sales_ops.policies.availability import FOR_SALE, INTERNAL_HOLD, check_new_deal, check_signing
from sales_ops.policies.violations import Violation

HOLD = "Hold"
TEMPORARY_DEPOSIT = "Temporary Deposit"
SUBSCRIPTION = "Subscription"
CONTRACT = "Contract"
HANDOVER = "Handover"
KINDS = (HOLD, TEMPORARY_DEPOSIT, SUBSCRIPTION, CONTRACT, HANDOVER)

# A deal climbs by deposits, and to a contract only from its full deposit. It steps back when a receipt or a contract is
# cancelled, as far as the money that is left goes.
ALLOWED_MOVES: dict[str, frozenset[str]] = {
	HOLD: frozenset({TEMPORARY_DEPOSIT, SUBSCRIPTION}),
	TEMPORARY_DEPOSIT: frozenset({HOLD, SUBSCRIPTION}),
	SUBSCRIPTION: frozenset({HOLD, TEMPORARY_DEPOSIT, CONTRACT}),
	CONTRACT: frozenset({HOLD, TEMPORARY_DEPOSIT, SUBSCRIPTION, HANDOVER}),
	HANDOVER: frozenset({CONTRACT}),
}
FIRST_KINDS = frozenset({HOLD, TEMPORARY_DEPOSIT, SUBSCRIPTION})

NOT_RELEASED = "Not Released"
AVAILABLE = "Available"
UNIT_STATUS: dict[str, str] = {
	HOLD: "Held",
	TEMPORARY_DEPOSIT: "Temporary Deposit",
	SUBSCRIPTION: "Subscribed",
	CONTRACT: "Signed",
	HANDOVER: "Handed Over",
}
# The status of the deal whose claim it is.
DEAL_STATUS: dict[str, str] = {
	HOLD: "Held",
	TEMPORARY_DEPOSIT: "Temporary Deposit",
	SUBSCRIPTION: "Full Deposit",
	CONTRACT: "Signed",
	HANDOVER: "Handed Over",
}

ADVANCED = "Advanced"
STEPPED_BACK = "Stepped Back"
EXPIRED = "Expired"
CANCELLED = "Cancelled"
RELEASED = "Released"
FORFEITED = "Forfeited"
RETURNED = "Returned"
EXCHANGED = "Exchanged"


@dataclass(frozen=True)
class Claim:
	"""A live right on a unit.

	`deal` is the subscription that owns it; `holder` is how people call that deal. `revived`: a change that had ended the
	deal is undone, so the claim may begin where it was.
	"""

	deal: str
	kind: str
	since: datetime
	expires: datetime | None = None
	holder: str = ""
	revived: bool = False


@dataclass(frozen=True)
class Outcome:
	"""What to write: end the live claim for `end_reason` (None: leave it), then start `start` (None: nothing)."""

	end_reason: str | None = None
	start: Claim | None = None
	violation: Violation | None = None


def unit_status(released: bool, live: Claim | None) -> str:
	"""The sale status of a unit from its live claim alone (§9 point 7)."""
	if live:
		return UNIT_STATUS[live.kind]
	return AVAILABLE if released else NOT_RELEASED


def public_status(sale_status: str, blocks: Sequence[str], sees_all: bool) -> str:
	"""The sale status as a reader may know it: a unit that the house keeps for itself counts as sold (§10.1).

	Args:
		sale_status: of the unit, as `unit_status` gives it.
		blocks: the kinds of its open blocks.
		sees_all: whether the reader sees every deal; consultants, viewers and outsiders do not.
	"""
	is_kept = sale_status == AVAILABLE and INTERNAL_HOLD in blocks
	return UNIT_STATUS[CONTRACT] if is_kept and not sees_all else sale_status


def public_refusal(refused: Violation, released: bool, sees_all: bool) -> Violation:
	"""A refused claim in words that do not tell of an internal hold to who may not know of it."""
	if sees_all or refused.params.get("block") != INTERNAL_HOLD:
		return refused
	return Violation("unit_sold" if released else "unit_not_released", {"unit": refused.params["unit"]})


def has_expired(claim: Claim, at: datetime) -> bool:
	"""Only a hold runs out by itself: as soon as money was paid, a person decides."""
	return claim.kind == HOLD and claim.expires is not None and claim.expires <= at


def request_claim(
	unit: str,
	released: bool,
	live: Claim | None,
	wanted: Claim,
	use: str = FOR_SALE,
	blocks: Sequence[str] = (),
) -> Outcome:
	"""Decide a request at the moment `wanted.since`, given the unit's live claim read under lock.

	Args:
		unit: how people call the unit, for the message.
		released: whether the unit has been released for sale; one that is already claimed stays with its deal.
		live: the live claim or None.
		wanted: the claim asked for.
		use: what the unit serves for, of `availability.USES`.
		blocks: the kinds of its open blocks.

	Returns:
		the rows to write, or a violation `unit_not_released`, `unit_not_for_sale`, `unit_blocked`, `unit_seized`,
		`unit_taken` or `claim_move_not_allowed`.
	"""
	if live and live.deal == wanted.deal:
		return _move_own_claim(unit, live, wanted, blocks)
	if live and not has_expired(live, wanted.since):
		params = {"unit": unit, "holder": live.holder, "since": live.since, "until": live.expires}
		return Outcome(violation=Violation("unit_held" if live.expires else "unit_taken", params))
	if refused := check_new_deal(unit, use, blocks):
		return Outcome(violation=refused)
	if not released:
		return Outcome(violation=Violation("unit_not_released", {"unit": unit}))
	if wanted.kind not in FIRST_KINDS and not wanted.revived:
		return _refuse_move(unit, AVAILABLE, wanted.kind)
	return Outcome(end_reason=EXPIRED if live else None, start=wanted)


def _move_own_claim(unit: str, live: Claim, wanted: Claim, blocks: Sequence[str]) -> Outcome:
	if has_expired(live, wanted.since) and (refused := check_new_deal(unit, FOR_SALE, blocks)):
		return Outcome(violation=refused)  # a hold that ran out is asked for anew
	if live.kind == wanted.kind:
		return Outcome()
	if wanted.kind == CONTRACT and (refused := check_signing(unit, blocks)):
		return Outcome(violation=refused)
	if wanted.kind not in ALLOWED_MOVES[live.kind]:
		return _refuse_move(unit, live.kind, wanted.kind)
	forward = KINDS.index(wanted.kind) > KINDS.index(live.kind)
	return Outcome(end_reason=ADVANCED if forward else STEPPED_BACK, start=wanted)


def _refuse_move(unit: str, from_kind: str, to_kind: str) -> Outcome:
	params = {"unit": unit, "from_kind": from_kind, "to_kind": to_kind}
	return Outcome(violation=Violation("claim_move_not_allowed", params))


def kind_for_deposit(received: Decimal, temporary_required: Decimal, full_required: Decimal) -> str:
	"""The claim that the deposit money received so far earns (临定 / 齐定, PROP-06).

	Args:
		received: deposit money received, in the deal's currency.
		temporary_required: the temporary deposit agreed, 0 when none was agreed.
		full_required: the full deposit agreed, including the temporary one; 0 when none was agreed.
	"""
	if received >= full_required:
		return SUBSCRIPTION
	if temporary_required and received >= temporary_required:
		return TEMPORARY_DEPOSIT
	return HOLD
