from frappe import _


def get_data():
	"""What was received, used and settled by an agreement."""
	return {
		"fieldname": "consignment_agreement",
		"non_standard_fieldnames": {"Consignment Ledger Entry": "agreement"},
		"transactions": [
			{"label": _("Goods"), "items": ["Consignment Receipt", "Consignment Withdrawal"]},
			{"label": _("Consignment Ledger"), "items": ["Consignment Ledger Entry"]},
		],
	}
