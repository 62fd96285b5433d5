"""Scheduled work of the budget's papers. A second run changes nothing, a missed run is caught up, one bad row never stops the rest.

The names are unique on the site, since Frappe knows a scheduled job by its last two parts.
"""

from frappe.utils import getdate, today

from sales_ops.jobs import one_row
from sales_ops.marketing_budget.statements import execution, expenses, monthly, reminders
from sales_ops.policies.calendar_math import add_days


def make_marketing_execution_reports() -> None:
	"""On the evening of a month's last day: the execution report of every active budget."""
	execution.make_reports(getdate(today()))


def make_marketing_statements() -> None:
	"""Every night: ledgers and statistics of the time that has ended, and execution reports that were missed."""
	on = getdate(today())
	execution.make_reports(add_days(on, -1))
	expenses.make_ledgers(on)
	monthly.make_statistics(on)


def remind_of_marketing_statements() -> None:
	"""In the morning: what is due, late or waiting."""
	with one_row("Reminding of the papers of marketing budgets"):
		reminders.remind(getdate(today()))
