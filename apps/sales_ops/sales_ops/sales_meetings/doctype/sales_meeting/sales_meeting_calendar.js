// {% include "sales_ops/sales_meetings/client_scripts/meeting.js" %}

// Frappe's own feed: it lists what the reader may read.
frappe.views.calendar["Sales Meeting"] = {
	fields: ["name", "meeting_title", "starts_at", "ends_at", "status", "place"],
	field_map: {
		start: "starts_at",
		end: "ends_at",
		id: "name",
		title: "meeting_title",
		status: "status",
		allDay: "all_day",
	},
	filters: [
		{ fieldtype: "Link", fieldname: "series", options: "Sales Meeting Series", label: __("Series", null, "Sales Meeting") },
	],
	get_css_class: (event) =>
		({ red: "danger", orange: "warning", green: "success" }[sales_ops.meeting.COLORS[event.status]] ||
		"standard"),
};
