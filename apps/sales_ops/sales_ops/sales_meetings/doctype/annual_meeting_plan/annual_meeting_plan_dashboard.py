from frappe import _


def get_data():
	"""What was asked for, and the plan that was copied from this one."""
	return {
		"fieldname": "annual_meeting_plan",
		"non_standard_fieldnames": {"Annual Meeting Plan": "copied_from"},
		"internal_links": {
			"Marketing Activity": "marketing_activity",
			"Material Request": ["purchases", "material_request"],
		},
		"transactions": [
			{"label": _("Purchases"), "items": ["Marketing Activity", "Material Request"]},
			{"label": _("Draw and Judging"), "items": ["Prize Draw", "Judged Contest"]},
			{"label": _("Next Meetings"), "items": ["Annual Meeting Plan"]},
		],
	}
