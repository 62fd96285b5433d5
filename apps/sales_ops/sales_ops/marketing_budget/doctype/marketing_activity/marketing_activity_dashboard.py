from frappe import _


def get_data():
	"""What was ordered and booked for an activity, and the exceptions that it needed."""
	return {
		"fieldname": "marketing_activity",
		"non_standard_fieldnames": {"Marketing Budget Exception": "document_name"},
		"dynamic_links": {"document_name": ["Marketing Activity", "document_type"]},
		"transactions": [
			{"label": _("Orders and Invoices"), "items": ["Purchase Order", "Purchase Invoice"]},
			{"label": _("Bookings"), "items": ["Journal Entry", "Stock Entry"]},
			{"label": _("Meetings"), "items": ["Annual Meeting Plan"]},
			{"label": _("Overspending"), "items": ["Marketing Budget Exception"]},
		],
	}
