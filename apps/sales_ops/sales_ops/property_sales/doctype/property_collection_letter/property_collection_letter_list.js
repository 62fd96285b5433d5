// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.listview_settings["Property Collection Letter"] = {
	add_fields: ["level", "docstatus"],
	has_indicator_for_draft: 1,

	get_indicator(doc) {
		if (doc.docstatus === 0) return [__("Draft"), "gray", "docstatus,=,0"];
		const colors = { Reminder: "blue", "Final Notice": "orange", "Termination Notice": "red" };
		const word = __(doc.level, null, "Property Collection Letter");
		return [word, colors[doc.level], `level,=,${doc.level}`];
	},
};
