frappe.listview_settings["Property Interest"] = {
	add_fields: ["status", "offered_until"],
	get_indicator(doc) {
		const colors = { Waiting: "blue", Offered: "orange", Converted: "green", Lapsed: "red" };
		const label = __(doc.status, null, "Property Interest");
		return [label, colors[doc.status] || "gray", `status,=,${doc.status}`];
	},
};
