"""Lines of marketing budgets as the policies take them, and how documents name them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from sales_ops.exceptions import throw
from sales_ops.marketing_budget import queries, settings
from sales_ops.policies.budget_control import Line
from sales_ops.policies.budget_plan import ACTIVE, months_of
from sales_ops.policies.money import ZERO
from sales_ops.values import to_decimal


@dataclass(frozen=True)
class State:
	"""A line, where it belongs, and the months of its budget."""

	line: Line
	row: Mapping
	months: tuple[str, ...]
	kinds: Mapping[tuple[str, str], Decimal]

	@property
	def name(self) -> str:
		return self.row.name

	def of_kind(self, month: str, *kinds: str) -> Decimal:
		"""What entries of some kinds gave a month."""
		return sum((self.kinds.get((month, kind), ZERO) for kind in kinds), ZERO)


def load(names: Iterable[str], fresh: bool = False) -> dict[str, State]:
	"""Lines with what each month has by the allocation ledger; see `queries` for `fresh`."""
	names = list(names)
	kinds: dict[str, dict[tuple[str, str], Decimal]] = {}
	for row in queries.allocations(names, fresh) if names else ():
		kinds.setdefault(row.budget_line, {})[row.month, row.entry_type] = to_decimal(row.amount)
	rows = queries.lines(names, fresh) if names else ()
	return {row.name: _state(row, kinds.get(row.name, {})) for row in rows}


def _state(row: Mapping, kinds: dict[tuple[str, str], Decimal]) -> State:
	months = tuple(months_of(getdate(row.year_start_date)))
	allocated = dict.fromkeys(months, ZERO)
	for (month, _kind), amount in kinds.items():
		allocated[month] += amount
	line = Line(
		row.name, row.line_name, settings.control_mode(row.control_mode), allocated, settings.limits_of(row)
	)
	return State(line, row, months, kinds)


def budget(name: str) -> Document:
	"""A budget as it was saved last."""
	return frappe.get_cached_doc(queries.BUDGET, name)


def active_budget(name: str) -> Document:
	"""The budget, which must be active.

	Raises:
		BudgetPlanError: it is not.
	"""
	found = budget(name)
	if found.status != ACTIVE:
		throw("budget_not_active", budget=found.title, status=found.status)
	return found


def resolve(budget: Document, row: Document, line_field: str, month_field: str | None = None) -> str | None:
	"""The line's own name by the name that a row of a document says; checks the month, too. None where the row says none.

	Raises:
		BudgetPlanError: the budget has no such line or month.
	"""
	line, month = row.get(line_field), row.get(month_field) if month_field else None
	if month and month not in months_of(getdate(budget.year_start_date)):
		throw("budget_month_unknown", row=row.idx, month=month, budget=budget.title)
	if not line:
		return None
	found = next((one.name for one in budget.lines if one.line_name == line), None)
	if not found:
		throw("budget_line_unknown", row=row.idx, line=line, budget=budget.title)
	return found


def by_line(cells: Mapping[tuple[str, str], object], names: Sequence[str]) -> dict[str, dict[str, object]]:
	"""Cells (line, month) as months by line."""
	found: dict[str, dict[str, object]] = {name: {} for name in names}
	for (line, month), value in cells.items():
		if line in found:
			found[line][month] = value
	return found
