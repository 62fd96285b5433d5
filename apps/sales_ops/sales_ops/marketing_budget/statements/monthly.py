"""The monthly expense statistics (营销费用统计表): what each line spent in a month and since the year's beginning (BUD-04, B9)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import flt, now_datetime

from sales_ops.jobs import one_row
from sales_ops.marketing_budget.statements import figures, queries, rows, terms
from sales_ops.marketing_budget.statements.figures import LineYear
from sales_ops.marketing_budget.statements.notices import STATISTICS
from sales_ops.policies import budget_statements as policy
from sales_ops.policies.calendar_math import add_days, add_months
from sales_ops.policies.money import ZERO
from sales_ops.policies.periods import MONTHLY, Period, before
from sales_ops.values import to_decimal

MONEY = ("adjusted_amount", "actual_amount", "year_adjusted_amount", "year_actual_amount")
CATCH_UP_MONTHS = 3
ROW_KEY = "row_key"  # not a field: rows have nothing that a user writes


def calculate(doc: Document) -> None:
	"""Fill a draft with the figures of now."""
	month = terms.month_of(doc.month)
	doc.update({"due_date": terms.statistics_due(month), "as_of": now_datetime()})
	doc.currency = frappe.get_cached_value("Company", doc.company, "default_currency")
	doc.statistics_key = f"{doc.company}|{month.label}"
	found = statistics_rows(doc.company, month)
	rows.put_rows(doc, "items", found, ROW_KEY)
	doc.update({field: flt(sum(to_decimal(row[field]) for row in found)) for field in MONEY})


def statistics_rows(company: str, month: Period) -> list[dict]:
	"""A row for each line, and one for what was spent without an activity, so that all rows together are what the books say."""
	budgets = queries.budgets_in(company, month.start, month.end)
	previous = before(MONTHLY, month)
	earlier = _actuals(company, previous)
	owners = _owners(budgets)
	rows = [
		_row_of(line, month.label, earlier.get(_identity(line, owners), ZERO))
		for line in figures.line_years(list(owners))
	]
	rows += _without_activity(company, month, previous, budgets)
	total = sum((to_decimal(row["actual_amount"]) for row in rows), ZERO)
	for row in rows:
		row["share_percentage"] = flt(policy.share(to_decimal(row["actual_amount"]), total), 2)
	return rows


def _row_of(line: LineYear, month: str, previous: Decimal) -> dict:
	actual, state = line.took(month).actual, line.state.row
	return {
		ROW_KEY: line.state.name,
		"marketing_budget": state.budget,
		"pool": state.pool,
		"category": state.category or "",
		"line_name": state.line_name,
		"adjusted_amount": flt(line.allocated(month)),
		"actual_amount": flt(actual),
		"previous_amount": flt(previous),
		"change_amount": flt(actual - previous),
		"year_adjusted_amount": flt(line.allocated_until(month)),
		"year_actual_amount": flt(line.actual_until(month)),
	}


def _actuals(company: str, month: Period) -> dict[tuple, Decimal]:
	"""What lines spent in a month; so January is compared with last year's budgets, by the same names."""
	owners = _owners(queries.budgets_in(company, month.start, month.end))
	found: dict[tuple, Decimal] = {}
	for line in figures.line_years(list(owners)):
		identity = _identity(line, owners)
		found[identity] = found.get(identity, ZERO) + line.took(month.label).actual
	return found


def _owners(budgets: list[dict]) -> dict[str, tuple]:
	"""Whose money each budget is, from one year to the next."""
	fields = ("property_project", "project", "cost_center")
	return {budget.name: tuple(budget[field] or "" for field in fields) for budget in budgets}


def _identity(line: LineYear, owners: dict[str, tuple]) -> tuple:
	return owners[line.state.row.budget], line.state.row.pool, line.state.row.line_name


def _without_activity(company: str, month: Period, previous: Period, budgets: list[dict]) -> Iterator[dict]:
	first = min([budget.year_start_date for budget in budgets], default=month.start)
	spent = queries.spent_without_activity(company, min(first, previous.start), month.end)
	amounts = {label: to_decimal(amount) for label, amount in spent.items()}
	of_year = sum((amount for label, amount in amounts.items() if label >= f"{first:%Y-%m}"), ZERO)
	actual, earlier = amounts.get(month.label, ZERO), amounts.get(previous.label, ZERO)
	if not (actual or earlier or of_year):
		return
	yield {
		ROW_KEY: "",
		"line_name": "",
		"pool": "",
		"category": "",
		"adjusted_amount": 0,
		"actual_amount": flt(actual),
		"previous_amount": flt(earlier),
		"change_amount": flt(actual - earlier),
		"year_adjusted_amount": 0,
		"year_actual_amount": flt(of_year),
	}


def make_statistics(on: date) -> list[str]:
	"""Make the statistics of the months that have ended before a day, each once, missed ones too. Returns their names."""
	made = []
	months = policy.ended_months(add_months(add_days(on, -1), -CATCH_UP_MONTHS), on)
	for company, spans in queries.active_spans().items():
		existing = set(frappe.get_all(STATISTICS, {"company": company}, pluck="month"))
		for month in policy.within(months, spans):
			if month.label not in existing:
				with one_row(f"Expense statistics {month.label} of {company}"):
					values = {"company": company, "month": month.label}
					made.append(
						frappe.get_doc({"doctype": STATISTICS, **values}).insert(ignore_permissions=True).name
					)
	return made
