// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/instalments_table.js" %}

frappe.listview_settings["Property Instalment"] = {
	add_fields: ["status", "due_date", "outstanding_amount", "currency"],
	hide_name_column: true,
	formatters: { kind: sales_ops.words.list_formatter("Property Instalment") },

	// Overdue depends on the day, so it is computed here and not stored.
	get_indicator(doc) {
		const [label, color] = sales_ops.instalment_indicator(doc);
		const filter = color === "red" ? "due_date,<,Today|outstanding_amount,>,0" : `status,=,${doc.status}`;
		return [label, color, filter];
	},
};
