from frappe import _


def get_data():
	"""Where a call-off comes from and what delivered on it."""
	return {
		"fieldname": "call_off",
		"internal_links": {
			"Consignment Demand Plan": ["items", "demand_plan"],
			"Consignment Agreement": "consignment_agreement",
		},
		"transactions": [
			{"label": _("Demand"), "items": ["Consignment Demand Plan", "Consignment Agreement"]},
			{"label": _("Store"), "items": ["Consignment Receipt"]},
		],
	}
