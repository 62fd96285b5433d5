frappe.listview_settings["Consignment Price Change"] = {
	add_fields: ["valid_from"],

	get_indicator(doc) {
		const holds = doc.valid_from <= frappe.datetime.get_today();
		if (holds) return [__("In Force"), "green", "docstatus,=,1|valid_from,<=,Today"];
		return [__("Upcoming", null, "Consignment Agreement"), "blue", "docstatus,=,1|valid_from,>,Today"];
	},
};
