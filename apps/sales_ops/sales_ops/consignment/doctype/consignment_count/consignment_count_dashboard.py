from frappe import _


def get_data() -> dict:
	"""The postings of the document."""
	return {
		"fieldname": "voucher_no",
		"non_standard_fieldnames": {
			"Stock Entry": "so_consignment_document",
			"Consignment Withdrawal": "source_document",
		},
		"transactions": [
			{
				"label": _("Postings"),
				"items": ["Stock Entry", "Consignment Withdrawal", "Consignment Ledger Entry"],
			}
		],
	}
