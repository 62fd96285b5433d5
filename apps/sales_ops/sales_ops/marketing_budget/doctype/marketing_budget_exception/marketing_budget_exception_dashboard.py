from frappe import _


def get_data():
	"""What using an exception cost."""
	return {
		"fieldname": "exception",
		"transactions": [{"label": _("Consequence"), "items": ["Marketing Budget Penalty"]}],
	}
