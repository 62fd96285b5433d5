"""Until when each paper of the marketing budget is handed in, by the days of the settings."""

from datetime import date

from sales_ops.exceptions import throw
from sales_ops.marketing_budget import settings
from sales_ops.policies import budget_statements as policy
from sales_ops.policies.periods import Period


def month_of(label: str | None) -> Period:
	"""The month of a label such as 2026-03.

	Raises:
		StatementError: it is not one.
	"""
	try:
		return policy.month_named(str(label or ""))
	except ValueError:
		throw("statement_month_unknown", month=label or "")


def report_due(month: Period) -> date:
	return policy.report_due(month, settings.term("report_due_days"))


def ledger_due(week: Period) -> date:
	return policy.ledger_due(week, settings.term("ledger_due_days"))


def statistics_due(month: Period) -> date:
	return policy.statistics_due(month, settings.term("statistics_due_day"))
