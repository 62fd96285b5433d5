// {% include "sales_ops/sales_meetings/client_scripts/annual_meeting.js" %}

frappe.views.calendar["Annual Meeting Plan"] = {
	field_map: { start: "starts_at", end: "ends_at", id: "name", title: "title", status: "status" },
	gantt: {
		field_map: {
			start: "starts_at",
			end: "ends_at",
			id: "name",
			title: "title",
			progress: (plan) => sales_ops.annual.PROGRESS[plan.status] || 0,
		},
	},
	order_by: "starts_at",
	get_css_class: (event) => sales_ops.annual.COLORS[event.status],
	get_events_method: "sales_ops.sales_meetings.annual.events.get_events",
};
