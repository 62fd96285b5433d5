from frappe import _


def get_data() -> dict:
	"""The scores of the contest; before it is closed a judge finds the own ones."""
	return {
		"fieldname": "judged_contest",
		"transactions": [{"label": _("Judging"), "items": ["Judge Score"]}],
	}
