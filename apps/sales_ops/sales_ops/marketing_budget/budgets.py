"""Marketing budgets: the plan as the policies take it, parts of a whole, live figures, and the end of the year."""

from collections.abc import Sequence
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from sales_ops.exceptions import throw, throw_all
from sales_ops.locks import locked
from sales_ops.marketing_budget import lines, queries
from sales_ops.marketing_budget.consumption import taken
from sales_ops.policies import budget_plan as policy
from sales_ops.policies.budget_authority import OPEN
from sales_ops.policies.budget_changes import CARRY_FORWARD, LAPSE, ORIGINAL, RETURN, SUPPLEMENT, TRANSFER
from sales_ops.policies.budget_consumption import NOTHING, Figures
from sales_ops.policies.money import ZERO
from sales_ops.setup.dimension import ACTIVITY
from sales_ops.values import to_decimal

BUDGET = queries.BUDGET
MONTH_FIELDS = tuple(f"month_{number:02d}" for number in range(1, policy.MONTHS + 1))


def pools_of(budget: Document) -> list[policy.Pool]:
	return [policy.Pool(row.pool, to_decimal(row.ratio), to_decimal(row.amount)) for row in budget.pools]


def lines_of(budget: Document) -> list[policy.Line]:
	return [
		policy.Line(
			row.idx, row.line_name, row.pool, tuple(to_decimal(row.get(field)) for field in MONTH_FIELDS)
		)
		for row in budget.lines
	]


def original(budget: Document) -> dict[tuple[str, str], Decimal]:
	"""What the budget gives each line and month."""
	months = policy.months_of(getdate(budget.year_start_date))
	return {
		(row.name, month): to_decimal(row.get(field))
		for row in budget.lines
		for month, field in zip(months, MONTH_FIELDS, strict=True)
	}


def check_parent(budget: Document, added: Decimal) -> None:
	"""The parts of a budget stay within it, also when two grow at once: the whole is locked while they are summed.

	Args:
		added: what is about to be given to `budget`.

	Raises:
		BudgetPlanError: there is not so much in the whole.
	"""
	if not budget.parent_budget or added <= ZERO:
		return
	parent = locked(BUDGET, budget.parent_budget)
	parts = queries.parts_of(parent.name, without=budget.name)
	others = to_decimal(queries.total_of([*parts, budget.name], fresh=True))
	throw_all(policy.check_parts(parent.title, total_of(parent.name, fresh=True), others + added))


def check_parts(budget: Document, taken_away: Decimal) -> None:
	"""A budget that is split gives only what its parts do not have.

	Raises:
		BudgetPlanError: its parts have it.
	"""
	locked(BUDGET, budget.name)
	parts = queries.parts_of(budget.name)
	if parts and taken_away > ZERO:
		left = total_of(budget.name, fresh=True) - taken_away
		throw_all(policy.check_parts(budget.title, left, to_decimal(queries.total_of(parts, fresh=True))))


def total_of(name: str, fresh: bool = False) -> Decimal:
	"""What a budget has by the allocation ledger."""
	return to_decimal(queries.total_of([name], fresh))


def figures(names: Sequence[str]) -> list[dict]:
	"""Each line of some budgets with its figures over all months; amounts in company currency.

	Rows of budget, budget_line, line, pool, category, control_mode, company, currency, original, supplement, transfer,
	returned, adjusted, reserved, committed, actual, consumed, available.
	"""
	states = lines.load(queries.line_names(names))
	cells = lines.by_line(taken(queries.of_budgets(names)).total(), list(states))
	return [_figures_of(state, cells[name]) for name, state in states.items()]


def _figures_of(state: lines.State, cells: dict[str, Figures]) -> dict:
	# Postings outside the budget's year are stopped; what got in before the control was switched on is shown with the year.
	used = sum(cells.values(), NOTHING)
	given = {
		field: sum((state.of_kind(month, *kinds) for month in state.months), ZERO)
		for field, kinds in KINDS.items()
	}
	adjusted = sum(given.values(), ZERO)
	row = state.row
	return {
		"budget": row.budget,
		"budget_line": row.name,
		"line": row.line_name,
		**{field: row[field] for field in ("pool", "category", "company", "currency")},
		"control_mode": state.line.mode,
		**given,
		"adjusted": adjusted,
		**vars(used),
		"consumed": used.consumed,
		"available": adjusted - used.consumed,
	}


KINDS = {
	"original": (ORIGINAL,),
	"supplement": (SUPPLEMENT,),
	"transfer": (TRANSFER, CARRY_FORWARD),
	"returned": (RETURN, LAPSE),
}


def check_closing(budget: Document, fresh: bool) -> None:
	"""A budget is closed when nobody counts on it any more; its lines are locked.

	Raises:
		BudgetPlanError: it is not active, or has open activities.
	"""
	if budget.status != policy.ACTIVE:
		throw("budget_not_active", budget=budget.title, status=budget.status)
	names = queries.open_activities(budget.name, OPEN, fresh)
	if names:
		throw("budget_has_open_activities", budget=budget.title, count=len(names), activity=names[0])


def check_unused_parent(parent: Document) -> None:
	"""What is split into parts has no activities of its own: they would take what the parts have.

	Raises:
		BudgetPlanError: it has.
	"""
	activity = frappe.db.get_value(
		ACTIVITY, {"marketing_budget": parent.name, "docstatus": 1}, "activity_name"
	)
	if activity:
		throw("budget_parent_in_use", budget=parent.title, activity=activity)


def figures_with_parts(name: str) -> dict[str, Decimal]:
	"""A budget and all its parts in sum: reserved, committed, actual and consumed of the parts, given and available of the whole."""
	names = [name]
	for one in names:
		names += queries.parts_of(one)
	used = {
		field: sum((row[field] for row in figures(names)), ZERO)
		for field in ("reserved", "committed", "actual", "consumed")
	}
	adjusted = total_of(name)
	return {"adjusted": adjusted, **used, "available": adjusted - used["consumed"]}
