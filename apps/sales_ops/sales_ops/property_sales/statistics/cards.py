"""Number cards of the reports."""

import frappe
from frappe.utils import now_datetime

from sales_ops.property_sales.statistics.schedule import DOCTYPES


@frappe.whitelist()
def reports_overdue(filters: dict | str | None = None) -> dict:
	"""How many drafts of reports that the user may read are past their due time. The desk sends the card's `filters`."""
	late = {"docstatus": 0, "due_at": ("<", now_datetime())}
	readable = [doctype for doctype in DOCTYPES.values() if frappe.has_permission(doctype, "read")]
	counts = [frappe.get_list(doctype, late, ["count(name) as number"])[0].number for doctype in readable]
	return {"value": sum(counts), "fieldtype": "Int", "route": ["query-report", "Report Calendar"]}
