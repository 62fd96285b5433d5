// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_meetings/client_scripts/meeting_draws.js" %}

frappe.listview_settings["Prize Draw Entry"] = {
	add_fields: ["kind"],
	hide_name_column: true,
	get_indicator: (doc) => sales_ops.draws.indicator({ ...doc, doctype: "Prize Draw Entry" }, "kind"),
};
