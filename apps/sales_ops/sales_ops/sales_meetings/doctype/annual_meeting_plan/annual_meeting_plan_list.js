// {% include "sales_ops/sales_meetings/client_scripts/annual_meeting.js" %}
// {% include "sales_ops/sales_meetings/client_scripts/annual_dialogs.js" %}

frappe.listview_settings["Annual Meeting Plan"] = {
	add_fields: ["status", "ready", "starts_at", "ends_at"],
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,
	get_indicator: (doc) => sales_ops.annual.indicator(doc),
	/** Frappe's Gantt view writes days without hours: dragging a bar there would lose when a meeting begins. */
	refresh(listview) {
		if (listview.view_name !== "Gantt") return;
		listview.can_write = false;
		if (listview.view_user_settings.gantt_view_mode) return;
		listview.load_lib.then(() => listview.gantt && listview.gantt.change_view_mode("Month"));
	},
	onload(listview) {
		if (frappe.model.can_create("Annual Meeting Plan"))
			listview.page.add_inner_button(__("Copy from Earlier Plan"), () =>
				sales_ops.annual_dialogs.copy()
			);
	},
};
