"""What the marketing sheets come to on a day: of each line and month the original budget, what is reserved and spent, what is left.

Every answer is a policy's: what an activity takes (`budget_consumption`), what is over its limit (`budget_control`). A book has no
purchase orders, and no adjustments: what was moved during the year stands in its months as it is now.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies import budget_control as control
from sales_ops.policies.budget_consumption import NOTHING, Cell, Figures, add_up, consumed_cells, used_cells
from sales_ops.policies.budget_plan import Pool, month_of
from sales_ops.policies.money import ZERO
from sales_ops.workbook.budget_checks import CheckedBudget
from sales_ops.workbook.marketing_checks import CheckedActivity, CheckedExpense, CheckedMarketing


@dataclass(frozen=True)
class Execution:
	"""Amounts in the company's currency; `label` is a month or a line."""

	label: str
	original: Decimal = ZERO
	reserved: Decimal = ZERO
	actual: Decimal = ZERO

	@property
	def available(self) -> Decimal:
		return self.original - self.reserved - self.actual

	@property
	def percentage(self) -> Decimal | None:
		"""How much is used, in percent; None where something is used of nothing."""
		return control.Window(self.label, self.original, self.reserved + self.actual).percentage


@dataclass(frozen=True)
class LineExecution:
	"""A line of a budget: its months, the year, and the year up to the day of the preview."""

	line: control.Line
	pool: str
	months: tuple[Execution, ...]
	year: Execution
	to_date: Execution
	finding: control.Finding | None

	@property
	def level(self) -> str:
		return self.finding.level if self.finding else ""

	@property
	def said(self) -> tuple[str, dict[str, str | Decimal]] | None:
		"""The key of the sentence and what it names, where there is something to say."""
		if not self.finding:
			return None
		window = self.finding.window
		params = {
			"line": self.line.title,
			"month": window.upto,
			"used": window.consumed,
			"original": window.allocated,
			"available": window.available,
			"excess": self.finding.excess,
		}
		return ("line_over" if self.level == control.STOP else "line_almost"), params


@dataclass(frozen=True)
class BudgetExecution:
	"""A budget with its lines; `by_pool` and `total` sum them up."""

	budget: CheckedBudget
	lines: tuple[LineExecution, ...]
	by_pool: tuple[tuple[Pool, Execution], ...]
	months: tuple[Execution, ...]
	total: Execution

	@property
	def over(self) -> tuple[LineExecution, ...]:
		"""The lines that are over their limit."""
		return tuple(line for line in self.lines if line.level == control.STOP)

	@property
	def almost(self) -> tuple[LineExecution, ...]:
		"""The lines that are close to it."""
		return tuple(line for line in self.lines if line.level in (control.WARN, control.ALERT))


@dataclass(frozen=True)
class OverActivity:
	"""An activity that has cost more than was approved, by `excess`."""

	activity: CheckedActivity
	spent: Decimal
	excess: Decimal


@dataclass(frozen=True)
class MarketingPage:
	"""The marketing part of the preview; expenses of later days are not counted."""

	budgets: tuple[BudgetExecution, ...]
	over_activities: tuple[OverActivity, ...]
	no_of_activities: int
	no_of_activities_ok: int
	without_activity: tuple[CheckedExpense, ...]

	@property
	def amount_without_activity(self) -> Decimal:
		return sum((expense.row.amount for expense in self.without_activity), ZERO)

	@property
	def total(self) -> Execution:
		return _sum("", [budget.total for budget in self.budgets])

	@property
	def no_of_over(self) -> int:
		return sum(len(budget.over) for budget in self.budgets)

	@property
	def flagged(self) -> list[LineExecution]:
		"""The lines to look at: those over their limit, then those close to it."""
		over = [line for budget in self.budgets for line in budget.over]
		return over + [line for budget in self.budgets for line in budget.almost]


def build_marketing(checked: CheckedMarketing, on: date, no_of_activities: int) -> MarketingPage:
	"""What the book says on the day `on`."""
	expenses = [expense for expense in checked.expenses if expense.row.date <= on]
	spent: dict[str, list[tuple[str, str, Decimal, Decimal]]] = {}
	for expense in expenses:
		if expense.activity:
			row = (expense.row.account or "", month_of(expense.row.date), ZERO, expense.row.amount)
			spent.setdefault(expense.activity.activity_no, []).append(row)
	return MarketingPage(
		budgets=tuple(_budget(budget, checked.activities, spent, on) for budget in checked.budgets),
		over_activities=tuple(_over_activities(checked.activities, spent)),
		no_of_activities=no_of_activities,
		no_of_activities_ok=len(checked.activities_ok),
		without_activity=tuple(expense for expense in expenses if not expense.activity),
	)


def _over_activities(activities: Sequence[CheckedActivity], spent: Mapping) -> Iterator[OverActivity]:
	for activity in activities:
		total = sum((row[3] for row in spent.get(activity.activity_no, ())), ZERO)
		excess = control.activity_excess(activity.as_policy.approved, ZERO, total)
		if excess:
			yield OverActivity(activity, total, excess)


def _budget(
	budget: CheckedBudget, activities: Sequence[CheckedActivity], spent: Mapping, on: date
) -> BudgetExecution:
	parts = []
	for activity in activities:
		if activity.budget.budget == budget.budget:
			used = used_cells(activity.as_policy, spent.get(activity.activity_no, ()))
			parts.append(consumed_cells(activity.as_policy, used))
	cells = add_up(parts)
	pools = {line.name: line.pool for line in budget.lines}
	lines = tuple(_line(line, pools[line.name], cells, on) for line in budget.controlled.values())
	return BudgetExecution(
		budget,
		lines,
		by_pool=tuple(
			(pool, _sum(pool.name, [line.year for line in lines if line.pool == pool.name]))
			for pool in budget.pools
		),
		months=tuple(
			_sum(month, [line.months[number] for line in lines]) for number, month in enumerate(budget.months)
		),
		total=_sum(budget.budget, [line.year for line in lines]),
	)


def _line(line: control.Line, pool: str, cells: Mapping[Cell, Figures], on: date) -> LineExecution:
	months = tuple(
		_execution(month, amount, cells.get((line.name, month), NOTHING))
		for month, amount in line.allocated.items()
	)
	consumed = {found.label: found.reserved + found.actual for found in months}
	return LineExecution(
		line,
		pool,
		months,
		_sum(line.name, months),
		_sum(line.name, [found for found in months if found.label <= month_of(on)]),
		control.examine(line, {}, consumed),
	)


def _execution(month: str, amount: Decimal, figures: Figures) -> Execution:
	return Execution(month, amount, figures.reserved, figures.actual)


def _sum(label: str, parts: Sequence[Execution]) -> Execution:
	return Execution(
		label,
		sum((part.original for part in parts), ZERO),
		sum((part.reserved for part in parts), ZERO),
		sum((part.actual for part in parts), ZERO),
	)
