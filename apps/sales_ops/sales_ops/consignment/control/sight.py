"""What a reader of the reports may see: the reports' roles see all suppliers; companies are limited by User Permissions."""

import frappe
from frappe import _
from frappe.core.doctype.user_permission.user_permission import get_user_permissions
from frappe.utils import getdate, today


def permitted_company(company: str | None) -> str | None:
	"""The company if the user may see it; without one the user's default, where User Permissions name some.

	Raises:
		frappe.PermissionError: User Permissions leave the company out.
	"""
	allowed = [row.get("doc") for row in get_user_permissions().get("Company", [])]
	if not allowed:
		return company or None
	company = company or frappe.defaults.get_user_default("Company") or allowed[0]
	if company not in allowed:
		frappe.throw(_("You may not see {0}.").format(frappe.bold(company)), frappe.PermissionError)
	return company


def report_filters(filters: dict | None) -> frappe._dict:
	"""The filters of a report, the company checked and `on` (a day; today where none is given) as a date.

	Raises:
		frappe.MandatoryError: no company is chosen.
		frappe.PermissionError: not this one.
	"""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a Company."), frappe.MandatoryError)
	permitted_company(filters.company)
	filters.on = getdate(filters.on or today())
	return filters


def company_currency(company: str) -> str:
	return frappe.get_cached_value("Company", company, "default_currency")
