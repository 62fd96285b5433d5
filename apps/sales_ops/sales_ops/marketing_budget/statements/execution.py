"""The execution report (预算执行情况汇总表): what a month of a budget had, took and has left, line by line (BUD-03, B6)."""

from datetime import date

import frappe
from frappe.model.document import Document
from frappe.utils import flt, now_datetime

from sales_ops.exceptions import throw
from sales_ops.jobs import one_row
from sales_ops.marketing_budget import settings
from sales_ops.marketing_budget.statements import figures, queries, rows, terms
from sales_ops.marketing_budget.statements.figures import LineYear
from sales_ops.marketing_budget.statements.notices import REPORT
from sales_ops.policies import budget_statements as policy
from sales_ops.policies.budget_plan import ACTIVE, CLOSED
from sales_ops.values import to_decimal

YEAR = ("year_adjusted_amount", "year_actual_amount")
RECEIVERS = {
	"Project": "project_receiver",
	"Finance": "finance_receiver",
	"Management": "management_receiver",
}


def calculate(doc: Document) -> None:
	"""Fill a draft with the figures of now; the reasons that were written stay with their lines."""
	month = terms.month_of(doc.month)
	budget = frappe.get_doc("Marketing Budget", doc.marketing_budget)
	check_month(budget, month.label)
	doc.update({"company": budget.company, "budget_title": budget.title, "currency": budget.currency})
	doc.update({"due_date": terms.report_due(month), "as_of": now_datetime()})
	doc.report_key = f"{budget.name}|{month.label}"
	threshold = settings.amount("variance_percentage")
	found = [row_of(line, month.label, threshold) for line in figures.line_years([budget.name])]
	rows.put_rows(doc, "items", found, "budget_line", ("variance_reason",))
	total = figures.total_row(found)
	doc.update({field: total[field] for field in total if doc.meta.has_field(field)})
	doc.update({field: flt(sum(to_decimal(row[field]) for row in found)) for field in YEAR})
	if not doc.receivers:
		doc.set("receivers", receivers_of(budget))


def check_month(budget: Document, month: str) -> None:
	"""A report is about an active budget and a month of its year.

	Raises:
		StatementError: it is not.
	"""
	if budget.docstatus != 1 or budget.status not in (ACTIVE, CLOSED):
		throw("statement_budget_not_active", budget=budget.title, status=budget.status)
	first, last = (f"{day:%Y-%m}" for day in year_of(budget))
	if not first <= month <= last:
		throw("statement_month_of_other_year", month=month, budget=budget.title)


def year_of(budget) -> tuple[date, date]:
	return frappe.utils.getdate(budget.year_start_date), frappe.utils.getdate(budget.year_end_date)


def row_of(line: LineYear, month: str, threshold) -> dict:
	"""A line of the report."""
	allocated, actual = line.allocated(month), line.took(month).actual
	return {
		"pool": line.state.row.pool,
		"line_name": line.state.row.line_name,
		"budget_line": line.state.name,
		"control_mode": line.state.line.mode,
		**line.row([month]),
		"year_adjusted_amount": flt(line.allocated_until(month)),
		"year_actual_amount": flt(line.actual_until(month)),
		"variance_amount": flt(policy.variance(allocated, actual)),
		"variance_percentage": flt(policy.variance_rate(allocated, actual), 2),
		"needs_reason": int(policy.needs_reason(allocated, actual, threshold)),
	}


def receivers_of(budget: Document) -> list[dict]:
	return [{"party": party, "receiver": budget.get(field)} for party, field in RECEIVERS.items()]


def results(doc: Document) -> list[policy.LineResult]:
	"""The lines of a report as the rule about reasons takes them."""
	return [
		policy.LineResult(
			row.idx,
			row.line_name,
			to_decimal(row.adjusted_amount),
			to_decimal(row.actual_amount),
			row.variance_reason or "",
		)
		for row in doc.get("items")
	]


def make_reports(until: date) -> list[str]:
	"""Make the reports that should exist on a day and do not; a cancelled one counts as made.

	Returns:
		the names of the new ones.
	"""
	made, existing = [], _existing()
	for budget in queries.budgets():
		# A month in which it was closed needs no report any more.
		upto = min(until, budget.closed_on or until)
		for month in policy.months_with_report(queries.began_on(budget), budget.year_end_date, upto):
			if (budget.name, month.label) not in existing:
				with one_row(f"Execution report {month.label} of {budget.name}"):
					values = {"marketing_budget": budget.name, "month": month.label}
					made.append(
						frappe.get_doc({"doctype": REPORT, **values}).insert(ignore_permissions=True).name
					)
	return made


def _existing() -> set[tuple[str, str]]:
	found = frappe.get_all(REPORT, fields=["marketing_budget", "month"])
	return {(row.marketing_budget, row.month) for row in found}
