from frappe import _


def get_data():
	"""The meeting that a report is for."""
	return {
		"fieldname": "region_report",
		"internal_links": {"Sales Meeting": "sales_meeting"},
		"transactions": [{"label": _("Meetings"), "items": ["Sales Meeting"]}],
	}
