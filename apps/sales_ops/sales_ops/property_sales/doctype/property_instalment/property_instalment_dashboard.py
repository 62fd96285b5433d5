from frappe import _


def get_data():
	"""Receipts name their instalments in a table, which the links of a DocType cannot say."""
	return {
		"fieldname": "property_instalment",
		"transactions": [{"label": _("Receipts"), "items": ["Payment Entry"]}],
	}
