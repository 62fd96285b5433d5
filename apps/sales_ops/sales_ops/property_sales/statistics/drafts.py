"""Drafts of reports, made by a job: each once, and those that were missed while the site stood still."""

from datetime import datetime

import frappe
from frappe.utils import add_days, getdate, now_datetime

from sales_ops.jobs import one_row
from sales_ops.policies.periods import KINDS, period_of
from sales_ops.property_sales.statistics.schedule import DOCTYPES, expected, reporting_projects

# A site that stood still longer begins anew: nobody writes up older days.
CATCH_UP_DAYS = 62


def make_drafts(now: datetime | None = None) -> None:
	"""Make the drafts that should exist by `now` and do not; a cancelled report counts as made."""
	now = now or now_datetime()
	for project in reporting_projects():
		with one_row(f"Reports of {project.name}"):
			_begin(project, now)
			for kind in KINDS:
				_make_missing(kind, project, now)


def _begin(project: dict, now: datetime) -> None:
	"""A project without a first day has reports from now on: a new app does not ask for those of past years."""
	if not project.reports_from:
		project.reports_from = now.date()
		frappe.db.set_value("Property Project", project.name, "reports_from", project.reports_from)


def _make_missing(kind: str, project: dict, now: datetime) -> None:
	first = period_of(kind, getdate(add_days(now.date(), -CATCH_UP_DAYS))).start
	filters = {"property_project": project.name, "from_date": (">=", first)}
	made = set(frappe.get_all(DOCTYPES[kind], filters, pluck="from_date"))
	for period in expected(kind, project, first, now):
		if period.start not in made:
			with one_row(f"{DOCTYPES[kind]} {period.label} of {project.name}"):
				values = {"property_project": project.name, "from_date": period.start}
				frappe.get_doc({"doctype": DOCTYPES[kind], **values}).insert(ignore_permissions=True)
