"""What activities take from a marketing budget (consignment-budget-meeting.md §7.3).

Of an open activity the larger of what was approved and what was spent and ordered counts; of a closed one only what was spent
and ordered. Spent is what the general ledger says, ordered is what open purchase orders say: nothing here is stored.

An amount counts in the month it is posted for. What is still reserved stays in the months it was planned for; spending beyond a
month's plan uses up the plan of the same line first, the earliest month first, then that of the activity's other lines.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sales_ops.policies.money import ZERO

Cell = tuple[str, str]  # line, month


@dataclass(frozen=True)
class Figures:
	"""What is taken: reserved and not yet used, ordered and not yet billed, spent."""

	reserved: Decimal = ZERO
	committed: Decimal = ZERO
	actual: Decimal = ZERO

	@property
	def consumed(self) -> Decimal:
		return self.reserved + self.committed + self.actual

	@property
	def used(self) -> Decimal:
		"""What was spent and ordered."""
		return self.committed + self.actual

	def __add__(self, other: "Figures") -> "Figures":
		return Figures(
			self.reserved + other.reserved, self.committed + other.committed, self.actual + other.actual
		)


NOTHING = Figures()


@dataclass(frozen=True)
class Activity:
	"""An approved activity: what it planned for which cell, in the order of its rows, and whether it still reserves.

	Args:
		accounts: the line that stands for an account, for the lines that name one.
	"""

	name: str
	planned: Mapping[Cell, Decimal]
	is_open: bool
	accounts: Mapping[str, str]

	@property
	def approved(self) -> Decimal:
		return sum(self.planned.values(), ZERO)

	def line_for(self, account: str) -> str:
		"""The line that a posting to `account` counts against: the one that names it, else the activity's first."""
		return self.accounts.get(account) or next(iter(self.planned))[0]


def still_ordered(unbilled: Decimal, received: Decimal) -> Decimal:
	"""What of a row of an order counts as ordered: what is not billed, less what its receipt has in the ledger already.

	Args:
		received: with ERPNext's provisional accounting what receipts of the row have posted and invoices have not taken back.
	"""
	return max(ZERO, unbilled - received) if received > ZERO else unbilled


def used_cells(activity: Activity, spent: Iterable[tuple[str, str, Decimal, Decimal]]) -> dict[Cell, Figures]:
	"""What was spent and ordered, by line and month.

	Args:
		spent: rows of account, month, ordered amount, spent amount.
	"""
	cells: dict[Cell, Figures] = {}
	for account, month, committed, actual in spent:
		cell = (activity.line_for(account), month)
		cells[cell] = cells.get(cell, NOTHING) + Figures(ZERO, committed, actual)
	return cells


def consumed_cells(activity: Activity, used: Mapping[Cell, Figures]) -> dict[Cell, Figures]:
	"""What an activity takes from each line and month, its reservation included."""
	cells = dict(used)
	for cell, reserved in (reservation(activity, used) if activity.is_open else {}).items():
		cells[cell] = cells.get(cell, NOTHING) + Figures(reserved)
	return cells


def reservation(activity: Activity, used: Mapping[Cell, Figures]) -> dict[Cell, Decimal]:
	"""What an open activity still reserves; together max(0, approved - spent - ordered)."""
	left = {cell: amount for cell, amount in activity.planned.items() if amount > ZERO}
	if not used:
		return left
	over = {}
	for cell in {**left, **used}:
		rest = activity.planned.get(cell, ZERO) - used.get(cell, NOTHING).used
		left[cell] = max(ZERO, rest)
		over[cell[0]] = over.get(cell[0], ZERO) + max(ZERO, -rest)
	for line, amount in over.items():
		over[line] = _use_up(left, [cell for cell in sorted(left, key=_by_month) if cell[0] == line], amount)
	_use_up(left, sorted(left, key=_by_month), sum(over.values(), ZERO))
	return {cell: amount for cell, amount in left.items() if amount}


def _by_month(cell: Cell) -> tuple[str, str]:
	return cell[1], cell[0]


def _use_up(left: dict[Cell, Decimal], cells: Sequence[Cell], amount: Decimal) -> Decimal:
	"""Take `amount` from the cells in their order; what they do not hold is given back."""
	for cell in cells:
		taken = min(left[cell], amount)
		left[cell] -= taken
		amount -= taken
	return amount


def add_up(parts: Iterable[Mapping[Cell, Figures]]) -> dict[Cell, Figures]:
	"""The sum of several activities by line and month."""
	total: dict[Cell, Figures] = {}
	for part in parts:
		for cell, figures in part.items():
			total[cell] = total.get(cell, NOTHING) + figures
	return total
