"""Units by sale status, in the order of a sale and in the user's language, which a Group By chart of Frappe is not."""

import frappe
from frappe import _

from sales_ops import arguments
from sales_ops.policies.claims import AVAILABLE, NOT_RELEASED, UNIT_STATUS

STATUSES = (NOT_RELEASED, AVAILABLE, *UNIT_STATUS.values())


@frappe.whitelist()
def get(
	chart_name=None,
	chart=None,
	no_cache=None,
	filters=None,
	from_date=None,
	to_date=None,
	timespan=None,
	time_interval=None,
	heatmap_year=None,
) -> dict:
	"""Called by the desk with the arguments of every chart source; only `filters` matters here.

	Not cached: the cache of chart sources does not know languages, and this is one indexed count.
	"""
	given = arguments.parsed("filters", filters)
	project = given.get("property_project") if isinstance(given, dict) else None
	wanted = {"property_project": project} if project and isinstance(project, str) else {}
	rows = frappe.get_list(
		"Property Unit",
		wanted,
		["sale_status", "count(name) as units"],
		group_by="sale_status",
		order_by=None,
	)
	counts = {row.sale_status: row.units for row in rows}
	return {
		"labels": [_(status, context="Property Unit") for status in STATUSES],
		"datasets": [{"name": _("Units"), "values": [counts.get(status, 0) for status in STATUSES]}],
	}
