// {% include "sales_ops/marketing_budget/client_scripts/marketing.js" %}

frappe.listview_settings["Marketing Budget Entry"] = {
	add_fields: ["entry_type"],
	formatters: { pool: (value) => sales_ops.escape(__(value || "", null, "Marketing Budget Entry")) },
	get_indicator: (doc) => sales_ops.marketing.indicator(doc, "Marketing Budget Entry", "entry_type"),
};
