from frappe import _


def get_data():
	"""What a settlement was made of, and what followed."""
	return {
		"fieldname": "consignment_settlement",
		"non_standard_fieldnames": {
			"Consignment Ledger Entry": "settlement",
			"Purchase Invoice": "so_consignment_document",
			"Purchase Receipt": "so_consignment_document",
		},
		"transactions": [
			{"label": _("Invoice"), "items": ["Consignment Invoice Notice", "Purchase Invoice"]},
			{"label": _("Goods"), "items": ["Consignment Ledger Entry", "Purchase Receipt"]},
		],
	}
