frappe.listview_settings["Property Clock Run"] = {
	get_indicator(doc) {
		const color = doc.status === "Done" ? "green" : "red";
		return [__(doc.status, null, "Property Clock Run"), color, `status,=,${doc.status}`];
	},
};
