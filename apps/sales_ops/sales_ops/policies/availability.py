"""Why a unit is not for sale: its use, its release and its blocks, apart from its deals (§7.1).

A block says nothing about the sale status: it refuses new holds, and is lifted one day. A deal that has the unit keeps
it and goes on, except that a unit under court seizure cannot be signed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sales_ops.policies.violations import Violation

FOR_SALE = "For Sale"
USES = (FOR_SALE, "Self-use", "Leased", "Transferred Paid", "Transferred Free")

INTERNAL_HOLD = "Internal Hold"
COURT_SEIZURE = "Court Seizure"
PRICE_REVIEW = "Price Review"
BLOCK_KINDS = (INTERNAL_HOLD, "Mortgage", COURT_SEIZURE, "Quality", "Debt for Unit", PRICE_REVIEW)


@dataclass(frozen=True)
class Block:
	"""An open block. `until` is its last day, None: until somebody lifts it."""

	kind: str
	blocked_on: date
	until: date | None = None
	reason: str = ""


def has_ended(block: Block, on: date) -> bool:
	"""Whether a block's last day lies before `on`."""
	return block.until is not None and block.until < on


def check_new_deal(unit: str, use: str, blocks: Sequence[str]) -> Violation | None:
	"""Whether use and open blocks (their kinds) let a new deal have the unit."""
	if use != FOR_SALE:
		return Violation("unit_not_for_sale", {"unit": unit, "use": use})
	if blocks:
		block = INTERNAL_HOLD if INTERNAL_HOLD in blocks else blocks[0]
		return Violation("unit_blocked", {"unit": unit, "block": block})
	return None


def check_signing(unit: str, blocks: Sequence[str]) -> Violation | None:
	"""A court seizure also stops the contract of a deal that has the unit."""
	return Violation("unit_seized", {"unit": unit}) if COURT_SEIZURE in blocks else None


def reasons(released: bool, use: str, blocks: Sequence[Block], sees_all: bool) -> list[Violation]:
	"""Everything that keeps a unit from sale, the plainest cause first.

	Args:
		sees_all: whether the reader may know what the house keeps for itself; an internal hold is no reason for others.
	"""
	if use != FOR_SALE:
		return [Violation("why_use", {"use": use}), *_block_reasons(blocks, sees_all)]
	not_released = [] if released else [Violation("why_not_released")]
	return [*not_released, *_block_reasons(blocks, sees_all)]


def public_blocks(blocks: Sequence[str], sees_all: bool) -> list[str]:
	"""The kinds of block a reader may know: an internal hold is for the house only (§10.1)."""
	return [kind for kind in blocks if sees_all or kind != INTERNAL_HOLD]


def _block_reasons(blocks: Sequence[Block], sees_all: bool) -> list[Violation]:
	return [_block_reason(block) for block in blocks if public_blocks([block.kind], sees_all)]


def _block_reason(block: Block) -> Violation:
	params = {"kind": block.kind, "since": block.blocked_on}
	if block.until:
		params["until"] = block.until
	if block.reason:
		params["reason"] = block.reason
		return Violation("why_blocked_until_because" if block.until else "why_blocked_because", params)
	return Violation("why_blocked_until" if block.until else "why_blocked", params)
