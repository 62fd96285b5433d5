"""Follow-up Review: how many calls were made each day, how many reached somebody, and what the promises were worth (PROP-09).

Row-level permission as Customer Arrears: consultants get the follow-ups of their own Sales Persons' deals, and everybody
only those of the projects that User Permissions leave them.
"""

import frappe
from frappe import _
from frappe.utils import flt, getdate
from frappe.utils.user import get_user_fullname

from sales_ops.property_sales.collection import queries as collection_queries
from sales_ops.property_sales.permissions import consultants_of, report_projects, sees_all_deals
from sales_ops.reporting import column


def execute(filters: dict | None = None):
	"""Args: `company`, `from_date`, `to_date` (required), `property_project`, `consultant`."""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	if not (filters.from_date and filters.to_date):
		frappe.throw(_("Please choose the first and the last day."), frappe.MandatoryError)
	return get_columns(), get_data(filters)


def get_columns() -> list[dict]:
	counts = {"width": 110, "fieldtype": "Int"}
	return [
		column("day", _("Date"), "Date", 110),
		column("consultant", _("Consultant", context="Property Subscription"), "Data", 130),
		column("called_by_name", _("Followed Up By"), "Data", 150),
		column("follow_ups", _("Follow-ups"), **counts),
		column("deals", _("Deals"), **counts),
		column("reached", _("Reached"), **counts),
		column("reached_rate", _("Reached %"), "Float", 110, precision=1, disable_total=1),
		column("promises", _("Promises"), **counts),
		column("kept", _("Kept", context="Promise to Pay"), **counts),
		column("partly_kept", _("Partly Kept"), **counts),
		column("broken", _("Broken"), **counts),
		column("kept_rate", _("Kept %"), "Float", 110, precision=1, disable_total=1),
	]


def get_data(filters: dict) -> list[dict]:
	"""A row for each day, consultant and caller, the newest day first."""
	consultants = None if sees_all_deals() else consultants_of()
	if filters.consultant:
		is_shown = consultants is None or filters.consultant in consultants
		consultants = [filters.consultant] if is_shown else []
	rows = collection_queries.follow_ups_by_day(
		getdate(filters.from_date),
		getdate(filters.to_date),
		filters.company,
		report_projects(filters.property_project),
		consultants,
	)
	return [_row(row) for row in rows]


def _row(row: dict) -> dict:
	"""Rates in percent; of promises only those count whose day has come or that were kept before."""
	decided = row.kept + row.partly_kept + row.broken
	return {
		**row,
		"called_by_name": get_user_fullname(row.called_by),
		"reached_rate": flt(row.reached / row.follow_ups * 100, 1),
		"kept_rate": flt(row.kept / decided * 100, 1) if decided else None,
	}
