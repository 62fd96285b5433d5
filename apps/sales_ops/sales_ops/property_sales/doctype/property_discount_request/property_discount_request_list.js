// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.listview_settings["Property Discount Request"] = {
	add_fields: ["state", "currency"],

	get_indicator(doc) {
		const colors = {
			Pending: "orange",
			Granted: "green",
			"Partly Granted": "blue",
			Rejected: "red",
			Withdrawn: "gray",
		};
		const text = __(doc.state, null, "Property Discount Request");
		return [text, colors[doc.state], `state,=,${doc.state}`];
	},
};
