from frappe import _


def get_data():
	"""The postings of a withdrawal, what came back of it, and its rows of the ledger."""
	return {
		"fieldname": "voucher_no",
		"non_standard_fieldnames": {"Consignment Withdrawal": "return_against"},
		"internal_links": {"Stock Entry": "stock_entry", "Purchase Receipt": "purchase_receipt"},
		"transactions": [
			{"label": _("Postings"), "items": ["Stock Entry", "Purchase Receipt"]},
			{"label": _("Returns"), "items": ["Consignment Withdrawal"]},
			{"label": _("Consignment Ledger"), "items": ["Consignment Ledger Entry"]},
		],
	}
