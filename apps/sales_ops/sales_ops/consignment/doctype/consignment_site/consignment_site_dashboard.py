from frappe import _


def get_data():
	"""The agreements of a site, what was planned for it and what moved there."""
	return {
		"fieldname": "consignment_site",
		"transactions": [
			{"label": _("Agreements"), "items": ["Consignment Agreement"]},
			{
				"label": _("Demand"),
				"items": [
					"Consignment Demand Plan",
					"Consignment Purchase Plan",
					"Consignment Uncollected Goods",
				],
			},
			{
				"label": _("Goods"),
				"items": ["Consignment Receipt", "Consignment Withdrawal", "Consignment Count"],
			},
		],
	}
