// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

frappe.listview_settings["Consignment Ledger Entry"] = {
	hide_name_column: true,
	add_fields: ["event", "reverses"],
	get_indicator(doc) {
		if (doc.reverses) return [__("Reversal"), "gray", "reverses,is,set"];
		return sales_ops.consignment.indicator({ ...doc, doctype: "Consignment Ledger Entry" }, "event");
	},
	formatters: { event: sales_ops.words.list_formatter("Consignment Ledger Entry") },
};
