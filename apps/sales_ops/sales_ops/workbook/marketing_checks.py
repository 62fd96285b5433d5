"""Rules of activities and expenses of a book: nothing is spent without an initiative, and nothing outside its budget.

An activity or a voucher that cannot go in is left out as a whole. What hangs on a budget that stays out is shown all the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from sales_ops.policies import budget_authority as authority
from sales_ops.policies.budget_consumption import Activity
from sales_ops.policies.budget_plan import month_of
from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation
from sales_ops.workbook.budget_checks import CheckedBudget, check_budgets
from sales_ops.workbook.findings import Findings
from sales_ops.workbook.model import group_by
from sales_ops.workbook.model_marketing import ActivityRow, ExpenseRow
from sales_ops.workbook.shared import report_contradictions, report_left_out, said

OF_ACTIVITY = (
	"activity",
	"budget",
	"purpose",
	"starts_on",
	"ends_on",
	"leads",
	"deals",
	"status",
	"responsible",
	"campaign",
)
# What an activity cannot do without.
NEEDED = ("activity", "purpose")
MAY_SPEND = frozenset({*authority.OPEN, authority.CLOSED})


@dataclass(frozen=True)
class CheckedActivity:
	"""An activity of a budget of the book; `status` is Draft where the book is silent."""

	activity_no: str
	budget: CheckedBudget
	rows: tuple[ActivityRow, ...]

	@property
	def row(self) -> int:
		return self.rows[0].row

	@property
	def status(self) -> str:
		return said(self.rows, "status", authority.DRAFT)

	@property
	def name(self) -> str:
		return said(self.rows, "activity", self.activity_no)

	@property
	def starts_on(self) -> date:
		first = min(row.month for row in self.rows)
		return said(self.rows, "starts_on") or date(int(first[:4]), int(first[5:]), 1)

	@property
	def ends_on(self) -> date:
		last = max(row.month for row in self.rows)
		return said(self.rows, "ends_on") or add_days(
			add_months(date(int(last[:4]), int(last[5:]), 1), 1), -1
		)

	@cached_property
	def as_policy(self) -> Activity:
		"""The activity as the rules of consumption see it; one that is not approved plans nothing yet."""
		planned: dict[tuple[str, str], Decimal] = {}
		accounts: dict[str, str] = {}
		for row in self.rows:
			planned[row.line, row.month] = planned.get((row.line, row.month), ZERO) + row.amount
			if account := self.budget.row_by_line[row.line].account:
				accounts.setdefault(account, row.line)
		return Activity(self.activity_no, planned, self.status in authority.OPEN, accounts)


@dataclass(frozen=True)
class CheckedExpense:
	"""An expense with its activity; None: it has none, or one that the book does not tell."""

	row: ExpenseRow
	activity: CheckedActivity | None


@dataclass(frozen=True)
class Voucher:
	"""The expenses of one voucher number, all of one day."""

	voucher_no: str
	expenses: tuple[CheckedExpense, ...]

	@property
	def row(self) -> int:
		return self.expenses[0].row.row

	@property
	def date(self) -> date:
		return self.expenses[0].row.date


@dataclass(frozen=True)
class CheckedMarketing:
	"""The marketing sheets, checked. `budgets` and `activities` are shown, those that are `_ok` go in as well."""

	budgets: tuple[CheckedBudget, ...] = ()
	activities: tuple[CheckedActivity, ...] = ()
	expenses: tuple[CheckedExpense, ...] = ()
	vouchers: tuple[Voucher, ...] = ()

	@property
	def budgets_ok(self) -> tuple[CheckedBudget, ...]:
		return tuple(budget for budget in self.budgets if budget.is_sound)

	@property
	def activities_ok(self) -> tuple[CheckedActivity, ...]:
		return tuple(activity for activity in self.activities if activity.budget.is_sound)

	@property
	def vouchers_ok(self) -> tuple[Voucher, ...]:
		return tuple(
			voucher
			for voucher in self.vouchers
			if all(expense.activity and expense.activity.budget.is_sound for expense in voucher.expenses)
		)


def check_marketing(findings: Findings) -> CheckedMarketing:
	"""Check the marketing sheets of a book against the rules of the business."""
	budgets = {budget.budget: budget for budget in check_budgets(findings)}
	activities = {activity.activity_no: activity for activity in _activities(budgets, findings)}
	expenses = [_expense(row, activities, findings) for row in findings.book.expenses]
	vouchers = tuple(_vouchers(expenses, findings))
	good = tuple(expense for expense in expenses if expense is not None)
	return CheckedMarketing(tuple(budgets.values()), tuple(activities.values()), good, vouchers)


# activities


def _activities(budgets: Mapping[str, CheckedBudget], findings: Findings) -> Iterator[CheckedActivity]:
	book = findings.book
	unreadable = {key[0]: row for key, row in reversed([*book.bad_rows.get("activities", {}).items()])}
	for number, rows in group_by(book.activities, "activity_no").items():
		if bad_row := unreadable.get(number):
			report_left_out(findings, "activities", rows[0].row, number, ("activities", bad_row))
			continue
		before = len(findings.problems)
		report_contradictions(findings, "activities", rows, OF_ACTIVITY)
		for name in NEEDED:
			if said(rows, name) is None:
				findings.report("activities", rows[0].row, name, Violation("wb_required"))
		budget = _budget_of(rows, budgets, findings)
		if not budget:
			continue
		_check_rows(rows, budget, findings)
		activity = CheckedActivity(number, budget, tuple(rows))
		if len(findings.problems) == before and not _report_days(activity, findings):
			yield activity


def _budget_of(
	rows: Sequence[ActivityRow], budgets: Mapping[str, CheckedBudget], findings: Findings
) -> CheckedBudget | None:
	"""The budget that the rows name, or the only one of the book; None after what is wrong was reported or is known."""
	name = said(rows, "budget")
	if name is None and len(budgets) == 1:
		return next(iter(budgets.values()))
	if name in budgets:
		return budgets[name]
	bad = {row.budget for row in findings.book.budget} | {
		key[0] for key in findings.book.bad_rows.get("budget", {})
	}
	if name is None and len(bad) != 1:
		findings.report("activities", rows[0].row, "budget", Violation("wb_required"))
	elif name is not None and name not in bad:
		params = {"value": name, "sheet": findings.title("budget")}
		findings.report("activities", rows[0].row, "budget", Violation("wb_unknown", params))
	return None


def _check_rows(rows: Sequence[ActivityRow], budget: CheckedBudget, findings: Findings) -> None:
	for row in rows:
		if not row.amount:
			findings.report("activities", row.row, "amount", Violation("wb_not_above_zero"))
		if row.line not in budget.row_by_line:
			params = {"value": row.line, "sheet": findings.title("budget")}
			findings.report("activities", row.row, "line", Violation("wb_unknown", params))
		if row.month not in budget.months:
			findings.report("activities", row.row, "month", _outside(row.month, budget))


def _outside(month: str, budget: CheckedBudget) -> Violation:
	params = {"month": month, "budget": budget.budget, "first": budget.months[0], "last": budget.months[-1]}
	return Violation("wb_month_outside", params)


def _report_days(activity: CheckedActivity, findings: Findings) -> bool:
	if activity.ends_on >= activity.starts_on:
		return False
	findings.report("activities", activity.row, "ends_on", Violation("budget_activity_dates"))
	return True


# expenses


def _expense(
	row: ExpenseRow, activities: Mapping[str, CheckedActivity], findings: Findings
) -> CheckedExpense | None:
	"""An expense with its activity; None after it was reported that it cannot be counted at all."""
	if not row.amount:
		findings.report("expenses", row.row, "amount", Violation("wb_zero"))
		return None
	activity = activities.get(row.activity_no or "")
	if not activity:
		findings.report("expenses", row.row, "activity_no", _without_activity(row, findings))
		return CheckedExpense(row, None)
	if month_of(row.date) not in activity.budget.months:
		findings.report("expenses", row.row, "date", _outside(month_of(row.date), activity.budget))
		return None
	if activity.status not in MAY_SPEND:
		params = {"activity": activity.activity_no, "status": activity.status}
		findings.note("expenses", row.row, "activity_no", Violation("wb_expense_before_approval", params))
	return CheckedExpense(row, activity)


def _without_activity(row: ExpenseRow, findings: Findings) -> Violation:
	"""No initiative at all, one that the book does not have, or one that is left out itself."""
	if not row.activity_no:
		return Violation("wb_expense_without_activity", {"amount": row.amount})
	params = {"value": row.activity_no, "sheet": findings.title("activities")}
	book = findings.book
	left_out = [other.row for other in book.activities if other.activity_no == row.activity_no]
	left_out += [n for key, n in book.bad_rows.get("activities", {}).items() if key[0] == row.activity_no]
	if left_out:
		return Violation("wb_reference_left_out", {**params, "row": min(left_out)})
	return Violation("wb_unknown", params)


def _vouchers(expenses: Sequence[CheckedExpense | None], findings: Findings) -> Iterator[Voucher]:
	"""The vouchers that are whole and of one day; half a voucher does not go in."""
	book = findings.book
	bad = {key[0] for key in book.bad_rows.get("expenses", {})}
	by_row = {expense.row.row: expense for expense in expenses if expense}
	for number, rows in group_by(book.expenses, "voucher_no").items():
		found = [by_row[row.row] for row in rows if row.row in by_row]
		differ = report_contradictions(findings, "expenses", rows, ("date",))
		whole = len(found) == len(rows) and number not in bad
		if differ or not whole or not all(expense.activity for expense in found):
			good = next((expense for expense in found if expense.activity), None)
			if good and not differ:
				params = {"document": number}
				findings.report("expenses", good.row.row, "voucher_no", Violation("wb_slip_left_out", params))
			continue
		yield Voucher(number, tuple(found))
