from frappe import _


def get_data():
	"""What is ordered, billed and booked for an activity."""
	return {
		"fieldname": "marketing_activity",
		"non_standard_fieldnames": {"Marketing Budget Exception": "document_name"},
		"dynamic_links": {"document_name": ["Marketing Activity", "document_type"]},
		"transactions": [
			{"label": _("Orders"), "items": ["Purchase Order", "Purchase Receipt"]},
			{"label": _("Invoices"), "items": ["Purchase Invoice", "Stock Entry"]},
			{"label": _("Control"), "items": ["GL Entry", "Marketing Budget Exception"]},
		],
	}
