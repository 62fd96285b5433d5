frappe.listview_settings["Sale Control Reconciliation"] = {
	add_fields: ["status"],
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,

	get_indicator(doc) {
		const colors = {
			"Waiting for Office": "blue",
			Differences: "orange",
			Ready: "yellow",
			Signed: "green",
			Cancelled: "gray",
		};
		const text = __(doc.status, null, "Sale Control Reconciliation");
		return [text, colors[doc.status] || "red", `status,=,${doc.status}`];
	},
};
