"""What script reports of all modules share."""

import frappe
from frappe import _


def of_company(filters: dict | None) -> frappe._dict:
	"""The filters of a report that is of one company.

	Raises:
		frappe.MandatoryError: none is chosen.
	"""
	filters = frappe._dict(filters or {})
	if not filters.company:
		frappe.throw(_("Please choose a company."), frappe.MandatoryError)
	return filters


def column(
	fieldname: str, label: str, fieldtype: str, width: int, options: str | None = None, **more
) -> dict:
	"""A report column. `label` comes translated; `options` of a Currency name the field with the currency.

	A link whose DocType the reader may not read is shown as text: Frappe would refuse the whole report.
	"""
	if fieldtype == "Link" and not frappe.has_permission(options, "read"):
		fieldtype, options = "Data", None
	return {
		"fieldname": fieldname,
		"label": label,
		"fieldtype": fieldtype,
		"width": width,
		"options": options,
		**more,
	}


def stacked(labels: list[str], datasets: list[dict], colors: list[str]) -> dict:
	"""A bar chart whose datasets (`name`, `values`) stand on one another."""
	data = {"labels": labels, "datasets": datasets}
	return {"data": data, "type": "bar", "barOptions": {"stacked": 1}, "colors": colors}


def alarming(label: str, value: float, datatype: str = "Int") -> dict:
	"""A figure of a report's summary that should be 0: red otherwise. `label` comes translated."""
	return {"label": label, "value": value, "datatype": datatype, "indicator": "Red" if value else "Green"}
