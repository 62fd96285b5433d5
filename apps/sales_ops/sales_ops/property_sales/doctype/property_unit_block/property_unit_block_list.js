// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.listview_settings["Property Unit Block"] = {
	add_fields: ["status"],
	formatters: { kind: sales_ops.words.list_formatter("Property Unit Block") },

	get_indicator(doc) {
		const color = doc.status === "Open" ? "red" : "gray";
		return [__(doc.status, null, "Property Unit Block"), color, `status,=,${doc.status}`];
	},
};
