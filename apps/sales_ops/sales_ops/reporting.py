"""What script reports of all modules share."""

import frappe


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
