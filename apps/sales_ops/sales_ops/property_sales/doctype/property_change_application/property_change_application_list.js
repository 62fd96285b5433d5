// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.listview_settings["Property Change Application"] = {
	add_fields: ["status", "kind", "docstatus", "refund_amount", "refunded_amount"],
	has_indicator_for_draft: 1,
	has_indicator_for_cancelled: 1,
	formatters: { kind: sales_ops.words.list_formatter("Property Change Application") },

	get_indicator(doc) {
		const colors = {
			Draft: "orange",
			Approved: "blue",
			Rejected: "red",
			Executed: "green",
			Undone: "gray",
		};
		if (doc.status === "Executed" && flt(doc.refund_amount) > flt(doc.refunded_amount))
			return [__("Refund Due"), "yellow", "status,=,Executed|refund_amount,>,0"];
		const label = __(doc.status, null, "Property Change Application");
		return [label, colors[doc.status] || "gray", `status,=,${doc.status}`];
	},
};
