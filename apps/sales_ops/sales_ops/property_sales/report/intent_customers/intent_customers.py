"""Intent Customers (意向客户): who waits for which unit, in line, and whom to contact next (features 18, 19, PROP-05)."""

from collections import Counter

import frappe
from frappe import _
from frappe.utils import getdate, today

from sales_ops.property_sales.deals import customer_queries
from sales_ops.property_sales.deals.customer_reports import chart_by, count, place_columns, scope
from sales_ops.reporting import column


def execute(filters: dict | None = None):
	"""Args: `property_project`, `consultant`, `status`, `intention`."""
	filters = frappe._dict(filters or {})
	data = customer_queries.interests(filters, *scope(filters))
	on = getdate(today())
	for row in data:
		row.days_waiting = (on - getdate(row.registered_on)).days if row.status == "Waiting" else None
		row.is_due = (
			bool(row.next_contact_on) and row.status == "Waiting" and getdate(row.next_contact_on) <= on
		)
	return (
		get_columns(),
		data,
		None,
		chart_by(data, "consultant", _("Registered Interests")),
		get_summary(data),
	)


def get_columns() -> list[dict]:
	return [
		column("registered_on", _("Registered On"), "Datetime", 150),
		column("customer_name", _("Customer"), "Data", 130),
		column("intention", _("Intention"), "Data", 90),
		column("status", _("Status"), "Data", 100),
		column("days_waiting", _("Days Waiting"), "Int", 105),
		column("next_contact_on", _("Next Contact On"), "Date", 120),
		column("property_unit", _("Wanted Unit"), "Link", 165, "Property Unit"),
		column("kind", _("Kind"), "Data", 80),
		column("property_building", _("Building"), "Link", 120, "Property Building"),
		column("min_area", _("Area From (m²)"), "Float", 110),
		column("max_area", _("Area To (m²)"), "Float", 110),
		column("max_amount", _("Price Up To"), "Currency", 130, "currency"),
		column("offered_unit", _("Offered Unit"), "Link", 165, "Property Unit"),
		column("offered_until", _("Offered Until"), "Datetime", 150),
		column("property_interest", _("Property Interest"), "Link", 140, "Property Interest"),
		*place_columns(),
	]


def get_summary(data: list[dict]) -> list[dict]:
	statuses = Counter(row.status for row in data)
	return [
		count(_("Waiting", context="Property Interest"), statuses["Waiting"]),
		count(_("Offered", context="Property Interest"), statuses["Offered"], "Orange"),
		count(_("Converted", context="Property Interest"), statuses["Converted"], "Green"),
		count(_("To Contact Today"), sum(row.is_due for row in data), "Red"),
	]
