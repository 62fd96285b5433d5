from frappe import _


def get_data():
	"""The penalty that using it made."""
	return {
		"fieldname": "exception",
		"transactions": [{"label": _("Penalty"), "items": ["Marketing Budget Penalty"]}],
	}
