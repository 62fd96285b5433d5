frappe.listview_settings["Property Price List"] = {
	add_fields: ["status"],
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,

	get_indicator(doc) {
		const colors = {
			"Pending Approval": "orange",
			Approved: "blue",
			"In Force": "green",
			Superseded: "gray",
			Cancelled: "gray",
		};
		const text = __(doc.status, null, "Property Price List");
		return [text, colors[doc.status] || "red", `status,=,${doc.status}`];
	},
};
