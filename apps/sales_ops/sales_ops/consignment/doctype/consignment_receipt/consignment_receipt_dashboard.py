from frappe import _


def get_data():
	"""The Stock Entry that a receipt made, and its rows of the ledger."""
	return {
		"fieldname": "voucher_no",
		"internal_links": {"Stock Entry": "stock_entry"},
		"transactions": [
			{"label": _("Postings"), "items": ["Stock Entry", "Consignment Ledger Entry"]},
		],
	}
