frappe.listview_settings["Property Unit Block"] = {
	add_fields: ["status"],

	get_indicator(doc) {
		const color = doc.status === "Open" ? "red" : "gray";
		return [__(doc.status, null, "Property Unit Block"), color, `status,=,${doc.status}`];
	},
};
