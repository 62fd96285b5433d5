from frappe import _


def get_data():
	"""What a budget is split into and adjusted by, what takes from it, and its papers."""
	return {
		"fieldname": "marketing_budget",
		"non_standard_fieldnames": {"Marketing Budget": "parent_budget"},
		"transactions": [
			{"label": _("Plan"), "items": ["Marketing Budget", "Marketing Budget Adjustment"]},
			{
				"label": _("Use"),
				"items": ["Marketing Activity", "Marketing Budget Exception", "Marketing Budget Penalty"],
			},
			{
				"label": _("Reports"),
				"items": ["Marketing Budget Execution Report", "Marketing Budget Entry"],
			},
		],
	}
