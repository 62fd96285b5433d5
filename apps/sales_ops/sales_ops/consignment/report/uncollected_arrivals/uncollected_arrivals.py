"""Uncollected Arrivals: what arrived for a plan and lies in the store after its day, with what both sides say (A6, CONS-05).

The live state; the documents Consignment Uncollected Goods are made by the nightly job. The report's roles suffice; a user
limited to some sites or companies sees those.
"""

import frappe
from frappe import _
from frappe.utils import getdate, today

from sales_ops.consignment.demand import report_queries, uncollected
from sales_ops.reporting import column


def execute(filters: dict | None = None):
	"""Args: `consignment_site` (required), `department`."""
	filters = frappe._dict(filters or {})
	if not filters.consignment_site:
		frappe.throw(_("Please choose a site."), frappe.MandatoryError)
	frappe.has_permission("Consignment Site", "read", filters.consignment_site, throw=True)
	data = get_data(filters)
	return get_columns(), data, None, None, get_summary(data)


def get_data(filters: dict) -> list[dict]:
	on = getdate(today())
	rows = uncollected.still_there(filters.consignment_site, on)
	if filters.department:
		rows = [row for row in rows if row.department == filters.department]
	listed = report_queries.listed_goods([row.name for row in rows])
	for row in rows:
		goods = listed.get(row.name, frappe._dict())
		row |= {
			"days": (on - getdate(row.needed_by)).days,
			"document": goods.name,
			"status": goods.status,
			"explain_by": goods.explain_by,
			"department_answer": goods.department_answer,
			"store_answer": goods.store_answer,
			"explanation": goods.explanation,
			"arrived_on": getdate(row.arrived_on),
		}
	return sorted(rows, key=lambda row: (-row["days"], row["item_code"], row["name"]))


def get_columns() -> list[dict]:
	return [
		column("item_code", _("Item"), "Link", 140, "Item"),
		column("item_name", _("Item Name"), "Data", 170),
		column("department", _("User Department"), "Link", 140, "Department"),
		column("uncollected_qty", _("Still There"), "Float", 100),
		column("stock_uom", _("UOM"), "Link", 70, "UOM"),
		column("needed_by", _("Needed by"), "Date", 110),
		column("arrived_on", _("Arrived"), "Date", 110),
		column("days", _("Days since Needed"), "Int", 130),
		column("status", _("Status"), "Data", 140),
		column("department_answer", _("The Department Says"), "Data", 200),
		column("store_answer", _("The Store Says"), "Data", 200),
		column("explain_by", _("Explained on"), "Date", 110),
		column("explanation", _("Why It Still Lies There"), "Data", 200),
		column("document", _("Uncollected Goods"), "Link", 140, "Consignment Uncollected Goods"),
		column("demand_plan", _("Demand Plan"), "Link", 140, "Consignment Demand Plan"),
		column("supplier", _("Supplier"), "Link", 140, "Supplier"),
	]


def get_summary(data: list[dict]) -> list[dict]:
	waiting = [row for row in data if row["status"] in (None, "Waiting for Answers", "Explanation Due")]
	return [
		{"label": _("Rows Not Collected"), "value": len(data), "datatype": "Int", "indicator": "Orange"},
		{"label": _("Wait for a Word"), "value": len(waiting), "datatype": "Int", "indicator": "Red"},
	]
