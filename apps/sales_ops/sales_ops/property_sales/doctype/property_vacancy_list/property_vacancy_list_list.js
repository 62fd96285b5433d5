frappe.listview_settings["Property Vacancy List"] = {
	add_fields: ["status"],
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,

	get_indicator(doc) {
		const colors = {
			"Waiting for Management": "blue",
			Differences: "orange",
			Ready: "yellow",
			Signed: "green",
			Cancelled: "gray",
		};
		const text = __(doc.status, null, "Property Vacancy List");
		return [text, colors[doc.status] || "red", `status,=,${doc.status}`];
	},
};
