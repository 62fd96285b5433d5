"""Adjustments of marketing budgets: what they move, and whether the lines can give it (rows 47 to 49)."""

from collections.abc import Mapping
from decimal import Decimal

from frappe.model.document import Document

from sales_ops.exceptions import throw_all
from sales_ops.marketing_budget import budgets, ledger, lines, queries
from sales_ops.marketing_budget.consumption import taken
from sales_ops.marketing_budget.control import locking
from sales_ops.policies import budget_changes as policy
from sales_ops.policies.money import ZERO
from sales_ops.values import to_decimal

Cell = tuple[str, str]


def moves_of(adjustment: Document) -> list[policy.Move]:
	return [
		policy.Move(
			row.idx,
			to_decimal(row.amount),
			_cell(row.from_budget_line, row.from_month),
			_cell(row.to_budget_line, row.to_month),
		)
		for row in adjustment.items
	]


def _cell(line: str | None, month: str | None) -> Cell | None:
	return (line, month) if line and month else None


def deltas_of(adjustment: Document) -> dict[Cell, Decimal]:
	return policy.deltas(adjustment.adjustment_type, moves_of(adjustment))


def post(adjustment: Document) -> None:
	"""Write what it moves to the allocation ledger.

	Raises:
		BudgetChangeError: a line would have less than it has used.
		BudgetPlanError: a part would have more than its whole has.
	"""
	changes = deltas_of(adjustment)
	check(adjustment, changes)
	ledger.write(adjustment, adjustment.adjustment_type, adjustment.posting_date, changes)


def take_back(adjustment: Document) -> None:
	"""Take a cancelled adjustment back, by the same rules.

	Raises:
		BudgetChangeError: what it gave is used.
	"""
	check(adjustment, {cell: -amount for cell, amount in deltas_of(adjustment).items()})
	ledger.reverse(adjustment)


def check(adjustment: Document, changes: Mapping[Cell, Decimal]) -> None:
	"""Whether the lines can give and the budgets can take; locks them until the transaction ends."""
	names = sorted({line for line, _month in changes})
	fresh = locking.lock_lines(names)
	states = lines.load(names, fresh)
	cells = lines.by_line(taken(queries.of_lines(names, fresh), fresh).total(), names)
	moved = lines.by_line(changes, names)
	for name, state in states.items():
		consumed = {month: figures.consumed for month, figures in cells[name].items()}
		throw_all(policy.check_reduction(state.line, moved[name], consumed))
	_check_wholes(adjustment, states, changes)


def _check_wholes(
	adjustment: Document, states: Mapping[str, lines.State], changes: Mapping[Cell, Decimal]
) -> None:
	"""A budget that gets more stays within the one it is a part of; one that gives keeps what its parts have."""
	totals: dict[str, Decimal] = {}
	for (line, _month), amount in changes.items():
		budget = states[line].row.budget
		totals[budget] = totals.get(budget, ZERO) + amount
	for name, added in sorted(totals.items()):
		budget = lines.budget(name)
		budgets.check_parent(budget, added)
		budgets.check_parts(budget, -added)
