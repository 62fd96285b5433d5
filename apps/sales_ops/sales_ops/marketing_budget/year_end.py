"""What is left of a budget after its year: it lapses, or the next year's budget takes it over (row 50)."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.exceptions import throw
from sales_ops.jobs import one_row
from sales_ops.marketing_budget import lines, queries
from sales_ops.marketing_budget.consumption import taken
from sales_ops.marketing_budget.settings import choice
from sales_ops.policies.budget_changes import CARRY_FORWARD, LAPSE, unused
from sales_ops.policies.budget_plan import ACTIVE, CANCELLED, month_of

ADJUSTMENT = "Marketing Budget Adjustment"
ACTIONS = (LAPSE, CARRY_FORWARD)


def propose(budget: Document, action: str, to_budget: str | None = None) -> Document:
	"""The draft of an adjustment over all that is left; somebody else approves it.

	Raises:
		BudgetPlanError: the year is not over, nothing is left, or the next budget is missing.
	"""
	if action not in ACTIONS:
		raise frappe.ValidationError(action)
	lines.active_budget(budget.name)
	if getdate(budget.year_end_date) >= getdate(today()):
		throw("budget_year_not_over", budget=budget.title, end=getdate(budget.year_end_date))
	target = _next(budget, to_budget) if action == CARRY_FORWARD else None
	rows = _rows(budget, target)
	if not rows:
		throw("budget_nothing_left", budget=budget.title)
	adjustment = frappe.get_doc(
		{
			"doctype": ADJUSTMENT,
			"adjustment_type": action,
			"marketing_budget": budget.name,
			"to_budget": target and target.name,
			"posting_date": today(),
			"reason": _("End of the year {0}").format(budget.fiscal_year),
			"items": rows,
		}
	)
	return adjustment.insert()


def _next(budget: Document, name: str | None) -> Document:
	name = name or next_budget(budget)
	if not name:
		throw("budget_next_missing", budget=budget.title)
	return lines.active_budget(name)


def next_budget(budget: Document) -> str | None:
	"""The active budget of the same owner for the year that follows."""
	owner = {field: budget.get(field) for field in ("company", "property_project", "project", "cost_center")}
	filters = {field: value or ("is", "not set") for field, value in owner.items()}
	later = filters | {"status": ACTIVE, "year_start_date": (">", budget.year_end_date)}
	return frappe.db.get_value(queries.BUDGET, later, order_by="year_start_date")


def _rows(budget: Document, target: Document | None) -> list[dict]:
	names = [row.name for row in budget.lines]
	states = lines.load(names)
	cells = lines.by_line(taken(queries.of_lines(names)).total(), names)
	rows = []
	for name, state in states.items():
		consumed = {month: figures.consumed for month, figures in cells[name].items()}
		for month, amount in unused(state.line, consumed).items():
			row = {"from_line": state.line.title, "from_month": month, "amount": float(amount)}
			rows.append(row | (_target(target, state.line.title) if target else {}))
	return rows


def _target(budget: Document, line: str) -> dict:
	"""The line of the same name, in the first month of the next year."""
	if line not in [row.line_name for row in budget.lines]:
		throw("budget_line_missing_next", budget=budget.title, line=line)
	return {"to_line": line, "to_month": month_of(getdate(budget.year_start_date))}


def propose_all() -> None:
	"""Scheduled: for each active budget whose year is over, once, what the settings say happens with the rest."""
	action = choice("year_end_action")
	if action not in ACTIONS:
		return
	over = {"status": ACTIVE, "docstatus": 1, "year_end_date": ("<", today())}
	for name in frappe.get_all(queries.BUDGET, over, pluck="name"):
		with one_row(f"Year end of Marketing Budget {name}"):
			_propose_once(frappe.get_doc(queries.BUDGET, name), action)


def _propose_once(budget: Document, action: str) -> None:
	done = {"marketing_budget": budget.name, "adjustment_type": ("in", ACTIONS), "status": ("!=", CANCELLED)}
	waits = action == CARRY_FORWARD and not next_budget(budget)
	if not waits and not frappe.db.exists(ADJUSTMENT, done) and _rows(budget, None):
		propose(budget, action)
