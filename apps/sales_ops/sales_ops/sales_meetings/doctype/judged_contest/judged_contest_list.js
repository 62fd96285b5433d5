// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_meetings/client_scripts/meeting_draws.js" %}

frappe.listview_settings["Judged Contest"] = {
	add_fields: ["status"],
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,
	get_indicator: (doc) => sales_ops.draws.indicator({ ...doc, doctype: "Judged Contest" }),
	formatters: {
		kind: (value, df) => sales_ops.words.list_formatter("Judged Contest")(value, df),
	},
};
