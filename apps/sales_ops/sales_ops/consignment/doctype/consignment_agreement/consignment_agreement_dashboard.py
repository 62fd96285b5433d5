from frappe import _


def get_data():
	"""What was called off, received, used and settled by an agreement."""
	return {
		"fieldname": "consignment_agreement",
		"non_standard_fieldnames": {"Consignment Ledger Entry": "agreement"},
		"transactions": [
			{
				"label": _("Goods In"),
				"items": ["Consignment Call-off", "Consignment Receipt", "Consignment Supplier Return"],
			},
			{"label": _("Goods Used"), "items": ["Consignment Withdrawal", "Consignment Count"]},
			{"label": _("Settlement"), "items": ["Consignment Price Change", "Consignment Settlement"]},
			{"label": _("Consignment Ledger"), "items": ["Consignment Ledger Entry"]},
		],
	}
