from frappe import _


def get_data():
	"""What follows from a demand plan."""
	return {
		"fieldname": "demand_plan",
		"transactions": [
			{"label": _("Consignment Buyer"), "items": ["Consignment Purchase Plan", "Consignment Call-off"]},
			{"label": _("Store"), "items": ["Consignment Uncollected Goods"]},
		],
	}
