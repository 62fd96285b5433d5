from frappe import _


def get_data():
	"""What an adjustment has moved."""
	return {
		"fieldname": "voucher_no",
		"transactions": [{"label": _("Marketing Budget Entry"), "items": ["Marketing Budget Entry"]}],
	}
