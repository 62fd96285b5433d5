"""Plan Against Issue: what departments planned and what was issued to them, by month, item and department (CONS-03).

The report's roles suffice; a user limited to some sites or companies sees those.
"""

import frappe
from frappe import _
from frappe.utils import flt, get_first_day, get_last_day, getdate

from sales_ops.consignment.demand import report_queries
from sales_ops.consignment.demand.queries import issued_by_month
from sales_ops.policies.consignment_delivery import difference_percent
from sales_ops.reporting import column
from sales_ops.values import to_decimal

QUANTITIES = ("planned", "from_stock", "called_off", "delivered", "issued")


def execute(filters: dict | None = None):
	"""Args: `consignment_site`, `from_date`, `to_date` (required; whole months), `department`, `item_code`."""
	filters = frappe._dict(filters or {})
	for field in ("consignment_site", "from_date", "to_date"):
		if not filters.get(field):
			frappe.throw(_("Please choose a site and the months."), frappe.MandatoryError)
	frappe.has_permission("Consignment Site", "read", filters.consignment_site, throw=True)
	data = get_data(filters)
	return get_columns(), data, None, get_chart(data), None


def get_data(filters: dict) -> list[dict]:
	since, until = get_first_day(getdate(filters.from_date)), get_last_day(getdate(filters.to_date))
	rows: dict[tuple, dict] = {}
	for found in report_queries.planned_by_month(filters.consignment_site, since, until):
		_row(rows, found).update({field: flt(found[field]) for field in QUANTITIES[:-1]})
	for found in issued_by_month(filters.consignment_site, since, until):
		_row(rows, found)["issued"] += flt(found.qty)
	shown = [row for row in rows.values() if _is_asked_for(row, filters)]
	_add_items(shown)
	for row in shown:
		row["difference"] = flt(row["issued"] - row["planned"], 6)
		percent = difference_percent(to_decimal(row["planned"]), to_decimal(row["issued"]))
		row["difference_percent"] = None if percent is None else flt(percent, 2)
	return sorted(shown, key=lambda row: (row["month"], row["item_code"], row["department"]))


def _row(rows: dict, found: dict) -> dict:
	key = (found.month, found.item_code, found.department or "")
	start = {"month": key[0], "item_code": key[1], "department": key[2]} | dict.fromkeys(QUANTITIES, 0.0)
	return rows.setdefault(key, start)


def _is_asked_for(row: dict, filters: dict) -> bool:
	return all(
		not filters.get(field) or row[field] == filters[field] for field in ("department", "item_code")
	)


def _add_items(rows: list[dict]) -> None:
	names = {row["item_code"] for row in rows}
	fields = ["name", "item_name", "stock_uom"]
	items = {
		item.name: item for item in frappe.get_all("Item", {"name": ("in", list(names) or [""])}, fields)
	}
	for row in rows:
		item = items.get(row["item_code"], {})
		row |= {"item_name": item.get("item_name"), "stock_uom": item.get("stock_uom")}


def get_columns() -> list[dict]:
	return [
		column("month", _("Month"), "Data", 90),
		column("item_code", _("Item"), "Link", 140, "Item"),
		column("item_name", _("Item Name"), "Data", 180),
		column("department", _("User Department"), "Link", 150, "Department"),
		column("stock_uom", _("UOM"), "Link", 70, "UOM"),
		column("planned", _("Planned"), "Float", 110),
		column("from_stock", _("From Stock"), "Float", 110),
		column("called_off", _("Called Off"), "Float", 110),
		column("delivered", _("Delivered"), "Float", 110),
		column("issued", _("Issued Quantity"), "Float", 110),
		column("difference", _("Issued Less Planned"), "Float", 140),
		column("difference_percent", _("Difference (%)"), "Percent", 120),
	]


def get_chart(data: list[dict]) -> dict | None:
	"""Kinds of goods cannot be added up; the chart counts the rows that were issued as planned."""
	months = sorted({row["month"] for row in data})
	if not months:
		return None

	def count(month: str, sign: int) -> int:
		rows = (row for row in data if row["month"] == month)
		return sum((row["difference"] > 0) - (row["difference"] < 0) == sign for row in rows)

	names = ((_("Below Plan"), -1), (_("On Plan"), 0), (_("Above Plan"), 1))
	datasets = [{"name": name, "values": [count(month, sign) for month in months]} for name, sign in names]
	colors = ["#f4a261", "#2a9d8f", "#e76f51"]
	return {
		"data": {"labels": months, "datasets": datasets},
		"type": "bar",
		"barOptions": {"stacked": 1},
		"colors": colors,
	}
