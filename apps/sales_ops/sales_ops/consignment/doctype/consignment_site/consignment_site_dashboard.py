from frappe import _


def get_data():
	"""The agreements of a site and what moved there."""
	return {
		"fieldname": "consignment_site",
		"transactions": [
			{"label": _("Agreements"), "items": ["Consignment Agreement"]},
			{"label": _("Goods"), "items": ["Consignment Receipt", "Consignment Withdrawal"]},
		],
	}
