from frappe import _


def get_data() -> dict:
	"""The postings of the document."""
	return {
		"fieldname": "voucher_no",
		"non_standard_fieldnames": {"Stock Entry": "so_consignment_document"},
		"transactions": [{"label": _("Postings"), "items": ["Stock Entry", "Consignment Ledger Entry"]}],
	}
