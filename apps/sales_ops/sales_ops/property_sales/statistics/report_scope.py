"""What the live reports of sales statistics may show to the session's user."""

import frappe
from frappe import _
from frappe.utils import getdate

from sales_ops.property_sales.permissions import consultants_of, report_projects, sees_all_deals
from sales_ops.property_sales.statistics.queries import Scope


def scope_of(filters: dict) -> Scope:
	"""The scope of a report's filters `company`, `from_date`, `to_date` (required), `property_project`, `consultant`.

	A consultant gets the deals of the own Sales Persons, everybody those of the permitted projects.

	Raises:
		frappe.MandatoryError: company or a day is missing.
		frappe.PermissionError: the chosen project is not one of the user's.
	"""
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	if not (filters.from_date and filters.to_date):
		frappe.throw(_("Please choose the first and the last day."), frappe.MandatoryError)
	consultants = None if sees_all_deals() else consultants_of()
	if filters.consultant:
		is_shown = consultants is None or filters.consultant in consultants
		consultants = [filters.consultant] if is_shown else []
	projects = report_projects(filters.property_project)
	return Scope(filters.company, getdate(filters.from_date), getdate(filters.to_date), projects, consultants)


def company_currency(company: str) -> str:
	return frappe.get_cached_value("Company", company, "default_currency")
