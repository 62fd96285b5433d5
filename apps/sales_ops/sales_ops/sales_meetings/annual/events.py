"""The calendar of annual meetings."""

import frappe

from sales_ops import arguments
from sales_ops.sales_meetings.annual.sight import PLAN

FIELDS = ["name", "title", "starts_at", "ends_at", "status", "venue", "docstatus"]


@frappe.whitelist()
def get_events(start: str, end: str, filters: str | list | None = None) -> list[dict]:
	"""The plans that the user may read and that take place, in part at least, between two moments.

	Args:
		start, end: ISO dates or times.
		filters: those of the list view.

	Returns:
		rows with the fields of `FIELDS`.
	"""
	frappe.has_permission(PLAN, "read", throw=True)
	begin, finish = arguments.moment("start", start), arguments.moment("end", end)
	wanted = [[PLAN, "starts_at", "<=", finish], [PLAN, "ends_at", ">=", begin], [PLAN, "docstatus", "<", 2]]
	wanted += arguments.conditions("filters", filters)
	return frappe.get_list(PLAN, filters=wanted, fields=FIELDS, limit=0)
