"""The check of a step that may take more of a marketing budget: `begin` before it writes, `finish` after it has written.

What is compared is what the affected lines have taken without and with the step, so it does not matter by which way ERPNext posts:
an invoice moves its order's amount from ordered to spent, a return gives back, a cancelled return takes again. What other activities
take of a line is counted only where the step's own take more of it than before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw, throw_all
from sales_ops.marketing_budget import lines, queries
from sales_ops.marketing_budget.consumption import Taken, taken
from sales_ops.marketing_budget.control import documents, exceptions, locking, notices
from sales_ops.marketing_budget.settings import amount, choice
from sales_ops.policies import budget_control as policy
from sales_ops.policies.budget_authority import OPEN
from sales_ops.policies.budget_consumption import Cell, Figures
from sales_ops.policies.budget_plan import ACTIVE
from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation
from sales_ops.setup.dimension import ACTIVITY

FLAG = "so_marketing_budget"


@dataclass(frozen=True)
class Guard:
	"""What was found before the step: activities and lines that it touches, and what the activities took."""

	activities: tuple[str, ...]
	lines: tuple[str, ...]
	fresh: bool
	before: Taken


def begin(doc: Document) -> None:
	"""Lock the lines that a document may take from and note how they stand; nothing where it names no activity."""
	doc.flags.pop(FLAG, None)
	activities = documents.activities_of(doc)
	if not activities:
		return
	names = documents.lines_of(doc, activities)
	fresh = locking.lock_lines(names)
	before = taken(queries.names(activities), fresh)
	doc.flags[FLAG] = Guard(tuple(sorted(activities)), tuple(names), fresh, before)


def is_on(doc: Document) -> bool:
	"""Whether a step of the document is being looked at."""
	return FLAG in doc.flags


def activities_of(doc: Document) -> tuple[str, ...]:
	"""The activities that the step touches."""
	return doc.flags[FLAG].activities


def used(doc: Document) -> tuple[Decimal, Decimal]:
	"""What was ordered and spent for an activity when its step began."""
	cells = doc.flags[FLAG].before.used.get(doc.name, {}).values()
	ordered = sum((figures.committed for figures in cells), ZERO)
	return ordered, sum((figures.actual for figures in cells), ZERO)


def finish(doc: Document) -> None:
	"""Compare; stop what goes over a limit without an exception, warn, and notify the approvers.

	Raises:
		BudgetExceeded: a line or an activity has not enough left.
		MarketingActivityError: the activity takes nothing more.
	"""
	guard = doc.flags.pop(FLAG, None)
	if guard:
		examine(doc, guard)


def examine(doc: Document, guard: Guard) -> None:
	after = taken(queries.names(guard.activities), guard.fresh)
	states = lines.load(guard.lines, guard.fresh)
	own = compare(guard.lines, after.total(), guard.before.total(), after.total())
	throw_all(_outside(states, own))
	findings = find(states, _changes(states, own, guard, after))
	over = over_activities(guard, after)
	stops = [stop_of(finding) for finding in findings if finding.level == policy.STOP]
	if choice("over_activity") == "Stop":
		stops += over
	else:
		notices.show_warnings([violation for _overrun, violation in over])
	exceptions.let_through(doc, stops)
	notices.warn(doc, [finding for finding in findings if finding.level != policy.STOP])
	if doc.doctype != ACTIVITY or doc.docstatus.is_submitted():
		_check_open(doc, guard, after, states)


Change = tuple[Mapping[str, Decimal], Mapping[str, Decimal]]


def _changes(
	states: Mapping[str, lines.State], own: Mapping[str, Change], guard: Guard, after: Taken
) -> dict[str, Change]:
	"""What is used of each line of which the step takes more, by month, without and with it; the others are not counted."""
	more = tuple(name for name, state in states.items() if policy.takes_more(state.line, *own[name]))
	if not more:
		return {}
	total = taken(queries.of_lines(more, guard.fresh), guard.fresh).total()
	return compare(more, total, guard.before.total(), after.total())


def compare(
	names: tuple[str, ...],
	total: Mapping[Cell, Figures],
	own_before: Mapping[Cell, Figures],
	own_after: Mapping[Cell, Figures],
) -> dict[str, Change]:
	"""Months of each line without and with a step, where `total` is with it and `own_…` what the step's activities take."""
	with_step = {cell: figures.consumed for cell, figures in total.items()}
	without = dict(with_step)
	for cell, figures in own_after.items():
		without[cell] = without.get(cell, ZERO) - figures.consumed
	for cell, figures in own_before.items():
		without[cell] = without.get(cell, ZERO) + figures.consumed
	before, after = lines.by_line(without, names), lines.by_line(with_step, names)
	return {name: (before[name], after[name]) for name in names}


def find(states: Mapping[str, lines.State], changes: Mapping[str, Change]) -> list[policy.Finding]:
	"""What the step does to each line that was compared."""
	found = [policy.examine(states[name].line, *change) for name, change in changes.items()]
	return [finding for finding in found if finding]


def _outside(states: Mapping[str, lines.State], changes: Mapping[str, Change]) -> list[Violation]:
	found = []
	for name, state in states.items():
		before, after = changes[name]
		grown = {month: used for month, used in after.items() if used > before.get(month, ZERO)}
		found += policy.check_months(state.months, grown, state.line.title)
	return found


def stop_of(finding: policy.Finding) -> exceptions.Stop:
	"""A line that would be over its limit, as an exception could let it through."""
	return policy.Overrun((finding.line.name,), finding.excess), policy.stopped(finding)


def over_activities(guard: Guard, after: Taken) -> list[exceptions.Stop]:
	"""The activities for which more would be spent and ordered than was approved, tolerance included."""
	found = []
	for name in guard.activities:
		activity = after.activities.get(name)
		if not activity:
			continue
		used = after.spent(name)
		limit = policy.Limits(tolerance=amount("tolerance_percentage")).limit(activity.approved)
		excess = policy.activity_excess(limit, guard.before.spent(name), used)
		if excess:
			params = {"activity": _title(name), "approved": activity.approved, "used": used}
			own = tuple(sorted({line for line, _month in activity.planned}))
			found.append((policy.Overrun(own, excess), Violation("budget_activity_exceeded", params)))
	return found


def _title(activity: str) -> str:
	return frappe.get_cached_value(ACTIVITY, activity, "activity_name")


def _check_open(doc: Document, guard: Guard, after: Taken, states: Mapping[str, lines.State]) -> None:
	"""What grows is open, as it is committed now: an activity may have been closed, or a budget, a moment ago."""
	grown = [name for name in guard.activities if _has_grown(name, guard, after)]
	for name in grown:
		if doc.doctype != ACTIVITY and after.statuses.get(name) not in OPEN:
			documents.throw_not_open(queries.states_of([name])[name])
		for line, _month in after.activities[name].planned:
			row = states[line].row
			if row.status != ACTIVE:
				throw("budget_not_active", budget=row.budget_title, status=row.status)
	if doc.doctype != ACTIVITY:
		documents.mark_running({name: after.statuses[name] for name in grown})


def _has_grown(name: str, guard: Guard, after: Taken) -> bool:
	if name not in after.activities:
		# Cancelled a moment ago, or it never was approved: `documents.check_states` had an older view.
		documents.throw_not_open(queries.states_of([name])[name])
	taken_now = sum((figures.consumed for figures in after.cells[name].values()), ZERO)
	before = sum((figures.consumed for figures in guard.before.cells.get(name, {}).values()), ZERO)
	return taken_now > before or after.spent(name) > guard.before.spent(name)
