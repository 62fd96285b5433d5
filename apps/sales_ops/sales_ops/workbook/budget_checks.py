"""Rules of the budgets of a book: months, lines, pools and quota add up to the cent.

The rules are those of `policies.budget_plan`, which the document asks as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sales_ops.policies import budget_control as control
from sales_ops.policies import budget_plan as plan
from sales_ops.policies.money import ZERO
from sales_ops.policies.violations import Violation
from sales_ops.workbook.findings import Findings
from sales_ops.workbook.layout_marketing import MONTH_KEYS
from sales_ops.workbook.model import group_by
from sales_ops.workbook.model_marketing import BudgetRow
from sales_ops.workbook.shared import report_contradictions, said

OF_BUDGET = ("company", "year", "starts_on", "project", "quota")
OF_POOL = ("ratio", "pool_amount")
# As fine as ERPNext keeps a percentage.
RATIO_STEP = Decimal("0.000000001")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class CheckedBudget:
	"""A budget with its months (2026-03) and lines, in the company's currency; one that is not sound does not go in."""

	budget: str
	company: str
	year: str
	project: str
	months: tuple[str, ...]
	quota: Decimal
	pools: tuple[plan.Pool, ...]
	lines: tuple[plan.Line, ...]
	rows: tuple[BudgetRow, ...]
	is_sound: bool = True

	@property
	def row(self) -> int:
		return self.rows[0].row

	@property
	def row_by_line(self) -> dict[str, BudgetRow]:
		return {row.line: row for row in self.rows}

	@property
	def controlled(self) -> dict[str, control.Line]:
		"""The lines by name, as the control looks at them; what the book does not say is as the settings have it at first."""
		return {
			line.name: control.Line(
				line.name,
				line.name,
				self.row_by_line[line.name].mode or control.ACCUMULATED,
				dict(zip(self.months, line.months, strict=True)),
			)
			for line in self.lines
		}


def check_budgets(findings: Findings) -> Iterator[CheckedBudget]:
	"""Check each budget of the book; the faults are in `findings`."""
	book = findings.book
	unreadable = {key[0]: row for key, row in reversed([*book.bad_rows.get("budget", {}).items()])}
	for budget, rows in group_by(book.budget, "budget").items():
		before = len(findings.problems)
		report_contradictions(findings, "budget", rows, OF_BUDGET)
		for group in group_by(rows, "pool").values():
			report_contradictions(findings, "budget", group, OF_POOL)
		found = _budget(budget, rows, findings)
		if found and budget not in unreadable:
			for row, column, violation in _mistakes(found):
				findings.report("budget", row, column, violation)
		is_sound = len(findings.problems) == before and budget not in unreadable
		if not is_sound:
			_say_left_out(budget, rows[0].row, unreadable.get(budget), findings)
		if found:
			yield CheckedBudget(**{**vars(found), "is_sound": is_sound})


def _say_left_out(budget: str, row: int, bad_row: int | None, findings: Findings) -> None:
	"""Once for the budget and all that hangs on it."""
	if bad_row:
		params = {"budget": budget, "row": bad_row}
		findings.report("budget", row, "", Violation("wb_budget_row_left_out", params))
	else:
		findings.report("budget", row, "", Violation("wb_budget_left_out", {"budget": budget}))


def _budget(budget: str, rows: Sequence[BudgetRow], findings: Findings) -> CheckedBudget | None:
	"""The budget as its rows tell it together; None after it was reported that they name no year."""
	year = said(rows, "year", "")
	start = said(rows, "starts_on") or _first_day(year)
	if not start or not year:
		violation = Violation("wb_year_unclear", {"value": year}) if year else Violation("wb_required")
		findings.report("budget", rows[0].row, "year", violation)
		return None
	months = plan.months_of(start)
	lines = tuple(plan.Line(row.row, row.line, row.pool, _amounts(row, months)) for row in rows)
	quota, pools = _pools(rows, lines)
	return CheckedBudget(
		budget=budget,
		company=said(rows, "company", ""),
		year=year,
		project=said(rows, "project", ""),
		months=tuple(months),
		quota=quota,
		pools=pools,
		lines=lines,
		rows=tuple(rows),
	)


def _first_day(year: str) -> date | None:
	found = _YEAR.search(year)
	return date(int(found[0]), 1, 1) if found and int(found[0]) else None


def _amounts(row: BudgetRow, months: Sequence[str]) -> tuple[Decimal, ...]:
	"""The months of the budget's year in their order; a line that only has a total gets a twelfth each."""
	given = [getattr(row, MONTH_KEYS[int(month[5:]) - 1]) for month in months]
	if row.total and all(amount is None for amount in given):
		return tuple(plan.spread(row.total))
	return tuple(amount or ZERO for amount in given)


def _pools(rows: Sequence[BudgetRow], lines: Sequence[plan.Line]) -> tuple[Decimal, tuple[plan.Pool, ...]]:
	"""The quota, and the pools in the order of their first rows; what is not said follows from the lines."""
	groups = group_by(rows, "pool")
	ratios = {pool: said(group, "ratio") for pool, group in groups.items()}
	stated = {pool: said(group, "pool_amount") for pool, group in groups.items()}
	summed = {pool: sum((line.total for line in lines if line.pool == pool), ZERO) for pool in groups}
	amounts = {pool: summed[pool] if stated[pool] is None else stated[pool] for pool in groups}
	quota = said(rows, "quota")
	if quota is None:
		quota = sum(amounts.values(), ZERO)
	if None not in ratios.values():
		shares = plan.pool_amounts(quota, [*ratios.values()])
		return quota, tuple(map(plan.Pool, groups, ratios.values(), shares))
	return quota, _pools_by_amount(quota, ratios, amounts)


def _pools_by_amount(
	quota: Decimal, ratios: Mapping[str, Decimal | None], amounts: Mapping[str, Decimal]
) -> tuple[plan.Pool, ...]:
	"""Pools of which not all say their ratio: it follows from the amounts; the last takes what rounding leaves."""
	found = {
		pool: (amount * plan.HUNDRED / quota).quantize(RATIO_STEP) if quota else ZERO
		for pool, amount in amounts.items()
	}
	last = [*found][-1]
	if sum(amounts.values(), ZERO) == quota:
		found[last] += plan.HUNDRED - sum(found.values(), ZERO)
	return tuple(
		plan.Pool(pool, found[pool] if ratios[pool] is None else ratios[pool], amounts[pool])
		for pool in amounts
	)


def _mistakes(budget: CheckedBudget) -> Iterator[tuple[int, str, Violation]]:
	"""Sums that do not agree, and what else the document would refuse: (row, column key, violation)."""
	for row, line in zip(budget.rows, budget.lines, strict=True):
		if row.total is not None and row.total != line.total:
			params = {"total": row.total, "months": line.total}
			yield row.row, "total", Violation("wb_months_not_total", params)
	yield from _pool_mistakes(budget)
	first_of = {}
	for row in budget.rows:
		other = first_of.setdefault(row.account, row) if row.account else row
		if other is not row:
			params = {"row": row.row, "account": row.account, "other": other.line}
			yield row.row, "account", Violation("budget_accounts_twice", params)


def _pool_mistakes(budget: CheckedBudget) -> Iterator[tuple[int, str, Violation]]:
	groups = group_by(budget.rows, "pool")
	together = sum((pool.amount for pool in budget.pools), ZERO)
	ratios = sum((pool.ratio for pool in budget.pools), ZERO)
	for pool in budget.pools:
		stated = said(groups[pool.name], "pool_amount")
		if stated is not None and stated != pool.amount:
			params = {"amount": stated, "ratio": pool.ratio, "computed": pool.amount}
			yield groups[pool.name][0].row, "pool_amount", Violation("wb_pool_not_ratio", params)
	if not budget.quota:
		yield budget.row, "quota", Violation("budget_quota_missing")
	elif ratios != plan.HUNDRED and all(said(group, "ratio") is not None for group in groups.values()):
		yield budget.row, "ratio", Violation("budget_ratio_not_whole", {"ratio": ratios})
	elif together != budget.quota:
		params = {"pools": together, "quota": budget.quota}
		yield budget.row, "quota", Violation("wb_pools_not_quota", params)
	for violation in plan.check_sums(budget.lines, budget.pools):
		yield groups[violation.params["pool"]][0].row, "pool_amount", violation
