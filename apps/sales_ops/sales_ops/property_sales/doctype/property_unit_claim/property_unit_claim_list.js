// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.listview_settings["Property Unit Claim"] = {
	add_fields: ["active_claim", "end_reason", "ended_on"],
	hide_name_column: true,
	formatters: { kind: sales_ops.words.list_formatter("Property Unit Claim") },

	get_indicator(doc) {
		if (doc.active_claim) return [__("Live"), "green", "active_claim,is,set"];
		const label = doc.end_reason || "Ended";
		return [
			__(label, null, "Property Unit Claim"),
			"gray",
			doc.end_reason ? `end_reason,=,${doc.end_reason}` : "active_claim,is,not set",
		];
	},
};
