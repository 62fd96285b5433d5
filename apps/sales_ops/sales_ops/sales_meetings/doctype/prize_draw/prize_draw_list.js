// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_meetings/client_scripts/meeting_draws.js" %}

frappe.listview_settings["Prize Draw"] = {
	add_fields: ["status", "no_of_places"],
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,
	get_indicator: (doc) => sales_ops.draws.indicator({ ...doc, doctype: "Prize Draw" }),
	formatters: {
		mode: (value, df) => sales_ops.words.list_formatter("Prize Draw")(value, df),
		no_of_winners: (value, _df, doc) => `${cint(value)} / ${cint(doc.no_of_places)}`,
	},
};
