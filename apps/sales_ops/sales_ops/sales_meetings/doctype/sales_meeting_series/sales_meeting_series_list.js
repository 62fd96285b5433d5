// {% include "sales_ops/sales_meetings/client_scripts/meeting.js" %}

frappe.listview_settings["Sales Meeting Series"] = {
	add_fields: ["disabled"],
	get_indicator: (doc) =>
		doc.disabled ? [__("Disabled"), "gray", "disabled,=,1"] : [__("Enabled"), "green", "disabled,=,0"],
	formatters: { meeting_type: sales_ops.words.list_formatter("Sales Meeting Series") },
};
