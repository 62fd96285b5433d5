from frappe import _


def get_data():
	"""What hangs on a sales meeting."""
	return {
		"fieldname": "sales_meeting",
		"non_standard_fieldnames": {"Sales Meeting": "previous_meeting", "ToDo": "reference_name"},
		"internal_links": {"Sales Meeting Series": "series"},
		"transactions": [
			{"label": _("Preparation"), "items": ["Region Report"]},
			{"label": _("Follow-up"), "items": ["ToDo", "Sales Meeting"]},
		],
	}
