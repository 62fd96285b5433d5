// {% include "sales_ops/marketing_budget/client_scripts/marketing.js" %}

frappe.listview_settings["Marketing Budget Entry"] = {
	add_fields: ["entry_type"],
	get_indicator: (doc) => sales_ops.marketing.indicator(doc, "Marketing Budget Entry", "entry_type"),
};
