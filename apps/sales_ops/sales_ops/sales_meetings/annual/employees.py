"""The staff to choose attendees from."""

import frappe
from frappe.utils.nestedset import get_descendants_of

from sales_ops import arguments
from sales_ops.sales_meetings.annual.sight import PLAN


@frappe.whitelist()
def staff(company: str, departments: list[str] | str | None = None) -> list[dict]:
	"""The active employees of a company, of some departments and those under them: as rows of Meeting Attendee.

	Who plans a meeting asks everybody, whichever employee records that person may open; no more is told than the name, the
	department and the login.

	Args:
		departments: none: of all.
	"""
	for ptype in ("create", "write"):
		frappe.has_permission(PLAN, ptype, throw=True)
	filters = {"company": company, "status": "Active"}
	if chosen := arguments.names("departments", departments or "[]"):
		under = [
			name for one in chosen for name in get_descendants_of("Department", one, ignore_permissions=True)
		]
		filters["department"] = ("in", [*chosen, *under])
	fields = ["name as employee", "employee_name as attendee_name", "department", "user_id as user"]
	return frappe.get_all("Employee", filters, fields, order_by="department, employee_name")
