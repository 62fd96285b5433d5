"""More, less or moved money of a marketing budget (consignment-budget-meeting.md §7.3; rows 47 to 50; B7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.budget_control import HARD_MONTH, Line, windows
from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation

SUPPLEMENT, TRANSFER, RETURN, LAPSE, CARRY_FORWARD = (
	"Supplement",
	"Transfer",
	"Return",
	"Lapse",
	"Carry Forward",
)
KINDS = (SUPPLEMENT, TRANSFER, RETURN, LAPSE, CARRY_FORWARD)
ORIGINAL = "Original"
GIVES = (TRANSFER, RETURN, LAPSE, CARRY_FORWARD)
GETS = (SUPPLEMENT, TRANSFER, CARRY_FORWARD)


@dataclass(frozen=True)
class Move:
	"""A row of an adjustment: `source` gives and `target` gets, each a (line, month), as its kind needs."""

	row: int
	amount: Decimal
	source: tuple[str, str] | None = None
	target: tuple[str, str] | None = None


def check_moves(kind: str, moves: Sequence[Move]) -> list[Violation]:
	"""Whether each row says what its kind needs, above zero, and moves something."""
	if not moves:
		return [Violation("budget_adjustment_empty")]
	return [violation for move in moves for violation in _check_move(kind, move)]


def _check_move(kind: str, move: Move) -> list[Violation]:
	found, params = [], {"row": move.row}
	if move.amount <= ZERO:
		found.append(Violation("budget_adjustment_amount", params))
	if kind in GIVES and not move.source:
		found.append(Violation("budget_adjustment_source", params))
	if kind in GETS and not move.target:
		found.append(Violation("budget_adjustment_target", params))
	if kind == TRANSFER and move.source and move.source == move.target:
		found.append(Violation("budget_adjustment_same", params))
	return found


def deltas(kind: str, moves: Iterable[Move]) -> dict[tuple[str, str], Decimal]:
	"""What each (line, month) gets (+) or gives (-)."""
	found: dict[tuple[str, str], Decimal] = {}
	for move in moves:
		if kind in GIVES and move.source:
			found[move.source] = found.get(move.source, ZERO) - move.amount
		if kind in GETS and move.target:
			found[move.target] = found.get(move.target, ZERO) + move.amount
	return {cell: amount for cell, amount in found.items() if amount}


def check_reduction(
	line: Line, changes: Mapping[str, Decimal], consumed: Mapping[str, Decimal]
) -> list[Violation]:
	"""Whether a line can give: no month falls below zero, and no window below what it has used (row 49).

	Tolerance does not count: it is for spending, not for giving away.

	Args:
		changes: what each month gets or gives.
	"""
	if all(amount >= ZERO for amount in changes.values()):
		return []
	after = {month: amount + changes.get(month, ZERO) for month, amount in line.allocated.items()}
	for month in sorted(after):
		if after[month] < ZERO and changes.get(month, ZERO) < ZERO:
			given = {"line": line.title, "month": month, "allocated": line.allocated[month]}
			return [Violation("budget_reduced_below_zero", given)]
	reduced = Line(line.name, line.title, line.mode, after, line.limits)
	for old, new in zip(windows(line, consumed), windows(reduced, consumed), strict=True):
		if new.available < ZERO and new.available < old.available:
			used = {
				"line": line.title,
				"month": new.upto,
				"consumed": new.consumed,
				"allocated": new.allocated,
			}
			return [Violation("budget_reduced_below_used", used)]
	return []


def unused(line: Line, consumed: Mapping[str, Decimal]) -> dict[str, Decimal]:
	"""What is left of a line at the year's end, by month, so that taking it all back passes `check_reduction`.

	A month that used more than it had, as Accumulated and Annual allow, was helped out by others: that much stays in them, the
	earliest first.
	"""
	left = {month: amount - consumed.get(month, ZERO) for month, amount in sorted(line.allocated.items())}
	missing = -sum((amount for amount in left.values() if amount < ZERO), ZERO)
	if line.mode == HARD_MONTH:
		missing = ZERO
	found = {}
	for month in sorted(left):
		free = min(max(ZERO, left[month]), line.allocated[month])
		kept = min(free, missing)
		missing -= kept
		if free - kept:
			found[month] = free - kept
	return found
