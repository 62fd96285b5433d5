from frappe import _


def get_data() -> dict:
	"""The log of the draw."""
	return {
		"fieldname": "prize_draw",
		"transactions": [{"label": _("Proof"), "items": ["Prize Draw Entry"]}],
	}
