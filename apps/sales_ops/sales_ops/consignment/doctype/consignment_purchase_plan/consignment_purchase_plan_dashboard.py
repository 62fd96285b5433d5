from frappe import _


def get_data():
	"""The plans that were collected."""
	return {
		"fieldname": "purchase_plan",
		"transactions": [{"label": _("Demand"), "items": ["Consignment Demand Plan"]}],
	}
