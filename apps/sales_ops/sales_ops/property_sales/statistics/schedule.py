"""Which report is expected when, as settings, holidays and events say; for the job, the documents and the calendar."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache

import frappe
from frappe.utils import getdate

from sales_ops.policies import periods as period_policy
from sales_ops.policies import report_terms as policy
from sales_ops.policies.periods import Period
from sales_ops.property_sales import settings
from sales_ops.property_sales.collection.arrears_lists import is_office_day
from sales_ops.property_sales.statistics.events import event_days, project_scope

DOCTYPES: dict[str, str] = {
	period_policy.DAILY: "Property Daily Report",
	period_policy.WEEKLY: "Property Weekly Report",
	period_policy.MONTHLY: "Property Monthly Report",
	period_policy.PLAN: "Property Monthly Plan",
}


def due_at(kind: str, period: Period, company: str) -> datetime:
	"""Until when the report of a period must be handed in."""
	return policy.due_at(kind, period, settings.report_terms(), _works(company))


def expected(kind: str, project: dict, first: date, now: datetime) -> list[Period]:
	"""The periods of which a project should have a report at `now`, from `first` or the project's own first day on.

	Args:
		project: `name`, `company` and `reports_from` of a Property Project.
	"""
	start = max(first, getdate(project.reports_from)) if project.reports_from else first

	@cache
	def busy_days() -> set:
		return event_days(project_scope(project.name, start, now.date()))

	terms = settings.report_terms()
	return list(
		policy.expected(kind, start, now, terms, _works(project.company), lambda day: day in busy_days())
	)


def _works(company: str) -> Callable[[date], bool]:
	return lambda day: is_office_day(company, day)


def reporting_projects(**filters) -> list[dict]:
	"""The projects whose reports are made."""
	fields = ["name", "company", "reports_from"]
	return frappe.get_all("Property Project", {"make_reports": 1, **filters}, fields, order_by="name")
