frappe.listview_settings["Property Management Notice"] = {
	add_fields: ["status", "confirm_by"],

	get_indicator(doc) {
		const is_late = doc.status === "Open" && doc.confirm_by < frappe.datetime.get_today();
		const color = { Open: is_late ? "red" : "orange", Confirmed: "green", Withdrawn: "gray" };
		const text = __(doc.status, null, "Property Management Notice");
		return [text, color[doc.status], `status,=,${doc.status}`];
	},
};
