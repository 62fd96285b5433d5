from frappe import _


def get_data():
	"""The meetings of a series."""
	return {"fieldname": "series", "transactions": [{"label": _("Meetings"), "items": ["Sales Meeting"]}]}
