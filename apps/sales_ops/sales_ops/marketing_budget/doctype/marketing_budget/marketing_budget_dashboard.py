from frappe import _


def get_data():
	"""What is made of a budget."""
	return {
		"fieldname": "marketing_budget",
		"non_standard_fieldnames": {"Marketing Budget": "parent_budget"},
		"transactions": [
			{
				"label": _("Spending"),
				"items": ["Marketing Activity", "Marketing Budget Exception", "Marketing Budget Penalty"],
			},
			{"label": _("Changes"), "items": ["Marketing Budget Adjustment", "Marketing Budget Entry"]},
			{
				"label": _("Reports"),
				"items": ["Marketing Budget Execution Report", "Marketing Budget Snapshot"],
			},
			{"label": _("Parts"), "items": ["Marketing Budget"]},
		],
	}
