"""The life of a marketing activity after its approval, and what it takes."""

import frappe
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.exceptions import throw
from sales_ops.jobs import one_row
from sales_ops.marketing_budget import lines, queries
from sales_ops.marketing_budget.consumption import taken
from sales_ops.marketing_budget.control import guard
from sales_ops.policies import budget_authority as policy
from sales_ops.policies.budget_consumption import NOTHING
from sales_ops.policies.budget_plan import ActivityRow
from sales_ops.policies.money import ZERO
from sales_ops.setup.dimension import ACTIVITY
from sales_ops.values import to_decimal


def budget_for(name: str) -> Document:
	"""The budget that an activity takes from.

	Raises:
		BudgetPlanError: it is not active, or split into other budgets.
	"""
	budget = lines.active_budget(name)
	if queries.parts_of(name):
		throw("budget_has_parts", budget=budget.title)
	return budget


def rows_of(activity: Document) -> list[ActivityRow]:
	return [
		ActivityRow(row.idx, row.line_name or "", row.month or "", to_decimal(row.amount))
		for row in activity.items
	]


def check_unused(activity: Document) -> None:
	"""What has been spent or ordered cannot become something that nobody approved; a step between `guard.begin` and `finish`.

	Raises:
		MarketingActivityError: something has.
	"""
	amount = sum(guard.used(activity))
	if amount:
		throw("budget_activity_in_use", activity=activity.activity_name, amount=amount)


def close(activity: Document, result: str) -> None:
	"""See `MarketingActivity.close_activity`."""
	if activity.docstatus != 1 or activity.status not in policy.OPEN:
		throw("budget_activity_not_running", activity=activity.activity_name, status=activity.status)
	if not (result or "").strip():
		throw("budget_activity_without_result")
	guard.begin(activity)
	ordered, _spent = guard.used(activity)
	if ordered:
		throw("budget_activity_has_orders", activity=activity.activity_name, amount=ordered)
	closing = {"closed_by": frappe.session.user, "closed_on": today(), "result": result}
	activity.db_set({"status": policy.CLOSED, **closing}, notify=True)
	guard.finish(activity)


def reopen(activity: Document) -> None:
	"""See `MarketingActivity.reopen_activity`."""
	if activity.status != policy.CLOSED:
		throw("budget_activity_not_closed", activity=activity.activity_name)
	lines.active_budget(activity.marketing_budget)
	guard.begin(activity)
	closing = dict.fromkeys(("closed_by", "closed_on", "result"))
	activity.db_set({"status": policy.RUNNING, **closing}, notify=True)
	guard.finish(activity)


def figures(name: str) -> list[dict]:
	"""Rows of line, month, approved, reserved, committed, actual (company currency); in the order of months."""
	found = taken(queries.names([name]))
	activity = found.activities.get(name)
	if not activity:
		return []
	cells = found.cells[name]
	titles = {name: state.line.title for name, state in lines.load({line for line, _month in cells}).items()}
	return [
		{
			"line": titles[line],
			"month": month,
			"approved": activity.planned.get((line, month), ZERO),
			**vars(cells.get((line, month), NOTHING)),
		}
		for line, month in sorted({*activity.planned, *cells}, key=lambda cell: (cell[1], cell[0]))
	]


def begin_due_activities() -> None:
	"""Scheduled: what was approved runs from its first day on."""
	due = {"docstatus": 1, "status": policy.APPROVED, "start_date": ("<=", getdate(today()))}
	for name in frappe.get_all(ACTIVITY, due, pluck="name"):
		with one_row(f"Marketing Activity {name}"):
			frappe.get_doc(ACTIVITY, name).db_set("status", policy.RUNNING)
