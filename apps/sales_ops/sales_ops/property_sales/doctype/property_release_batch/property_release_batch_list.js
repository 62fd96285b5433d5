frappe.listview_settings["Property Release Batch"] = {
	add_fields: ["status"],
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,

	get_indicator(doc) {
		const colors = {
			"Pending Approval": "orange",
			Scheduled: "blue",
			Released: "green",
			Cancelled: "gray",
		};
		const text = __(doc.status, null, "Property Release Batch");
		return [text, colors[doc.status] || "red", `status,=,${doc.status}`];
	},
};
