// {% include "sales_ops/sales_meetings/client_scripts/meeting.js" %}

frappe.listview_settings["Sales Meeting"] = {
	add_fields: ["status", "no_of_open_actions"],
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,
	get_indicator: (doc) => sales_ops.meeting.indicator({ ...doc, doctype: "Sales Meeting" }),
	formatters: {
		meeting_type: sales_ops.words.list_formatter("Sales Meeting"),
		purpose: sales_ops.words.list_formatter("Sales Meeting"),
	},
	onload(list) {
		list.page.add_inner_button(__("Live Page"), () => frappe.set_route("meeting-live"));
	},
};
