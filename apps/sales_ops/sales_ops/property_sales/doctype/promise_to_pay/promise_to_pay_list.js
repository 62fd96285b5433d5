frappe.listview_settings["Promise to Pay"] = {
	add_fields: ["status"],

	get_indicator(doc) {
		const color = { Open: "blue", Kept: "green", "Partly Kept": "orange", Broken: "red" };
		return [
			__(doc.status, null, "Promise to Pay"),
			color[doc.status] || "gray",
			`status,=,${doc.status}`,
		];
	},
};
