"""Sale Control Table (销控表): building, floor, unit, with status, price, holder and days (PROP-01).

Who sees which holder: `board.board_units` leaves out the customer and the money of a colleague's deal, so the report's
role list and that rule are the row-level permission.
"""

from collections import Counter

import frappe
from frappe import _

from sales_ops.policies.claims import AVAILABLE, NOT_RELEASED, UNIT_STATUS
from sales_ops.property_sales.units.board import board_units
from sales_ops.reporting import column

COLOURS = {
	NOT_RELEASED: "#b8c2cc",
	AVAILABLE: "#48bb74",
	"Held": "#ecc94b",
	"Temporary Deposit": "#ed8936",
	"Subscribed": "#4299e1",
	"Signed": "#9f7aea",
	"Handed Over": "#4fd1c5",
}
STATUSES = (NOT_RELEASED, AVAILABLE, *UNIT_STATUS.values())


def execute(filters: dict | None = None):
	"""Args: `property_project` (required), `property_building`, `sale_status`, `kind`, `at` (a past moment)."""
	filters = frappe._dict(filters or {})
	if not filters.property_project:
		frappe.throw(_("Please choose a Property Project."), frappe.MandatoryError)
	frappe.has_permission("Property Project", "read", filters.property_project, throw=True)
	data = get_data(filters)
	return get_columns(), data, None, get_chart(data), get_summary(data)


def get_columns() -> list[dict]:
	return [
		column("property_building", _("Building"), "Link", 130, "Property Building"),
		column("floor", _("Floor"), "Int", 65),
		column("property_unit", _("Property Unit"), "Link", 175, "Property Unit"),
		column("kind", _("Kind"), "Data", 80),
		column("built_area", _("Built Area (m²)"), "Float", 110),
		column("sale_status", _("Sale Status"), "Data", 130),
		column("attached_to", _("Attached To"), "Link", 140, "Property Unit"),
		column("list_amount", _("List Price"), "Currency", 145, "currency"),
		column("agreed_amount", _("Agreed Price"), "Currency", 145, "currency"),
		column("customer_name", _("Customer"), "Data", 130),
		column("consultant", _("Consultant", context="Property Subscription"), "Data", 110),
		column("days", _("Days in Status"), "Int", 110),
		column("expires_on", _("Held Until"), "Datetime", 150),
		column("overdue_amount", _("Overdue"), "Currency", 145, "currency"),
		column("next_action", _("Next Action"), "Data", 140),
		column("property_subscription", _("Property Subscription"), "Link", 150, "Property Subscription"),
		column("currency", _("Currency"), "Data", 80, hidden=1),
	]


def get_data(filters: dict) -> list[dict]:
	wanted = {key: filters.get(key) for key in ("sale_status", "kind") if filters.get(key)}
	return [
		unit
		for unit in board_units(filters.property_project, filters.property_building, filters.at)
		if all(unit[key] == value for key, value in wanted.items())
	]


def get_chart(data: list[dict]) -> dict:
	counts = Counter(unit.sale_status for unit in data)
	present = [status for status in STATUSES if counts[status]]
	return {
		"data": {
			"labels": [_(status, context="Property Unit") for status in present],
			"datasets": [{"name": _("Units"), "values": [counts[status] for status in present]}],
		},
		"type": "donut",
		"colors": [COLOURS[status] for status in present],
	}


def get_summary(data: list[dict]) -> list[dict]:
	counts = Counter(unit.sale_status for unit in data)
	sold = counts["Subscribed"] + counts["Signed"] + counts["Handed Over"]
	released = len(data) - counts[NOT_RELEASED]
	currency = data[0].currency if data else None
	stock = sum(unit.list_amount or 0 for unit in data if unit.sale_status == AVAILABLE)
	return [
		{"label": _("Units"), "value": len(data), "datatype": "Int"},
		{
			"label": _("Available", context="Property Unit"),
			"value": counts[AVAILABLE],
			"datatype": "Int",
			"indicator": "Green",
		},
		{"label": _("Subscribed or Further"), "value": sold, "datatype": "Int", "indicator": "Blue"},
		{
			"label": _("Sold of Released"),
			"value": round(100 * sold / released, 1) if released else 0,
			"datatype": "Percent",
		},
		{
			"label": _("List Price of Available Units"),
			"value": stock,
			"datatype": "Currency",
			"currency": currency,
		},
	]
