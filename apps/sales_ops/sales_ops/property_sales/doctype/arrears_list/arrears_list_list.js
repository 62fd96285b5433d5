frappe.listview_settings["Arrears List"] = {
	add_fields: ["status", "list_date"],

	get_indicator(doc) {
		const is_past = doc.list_date < frappe.datetime.get_today();
		const color = { Open: is_past ? "red" : "orange", Submitted: "blue", Reviewed: "green" };
		return [__(doc.status, null, "Arrears List"), color[doc.status], `status,=,${doc.status}`];
	},
};
