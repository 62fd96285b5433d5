frappe.listview_settings["Property Promotion Campaign"] = {
	add_fields: ["from_date", "to_date", "docstatus"],
	has_indicator_for_draft: 1,

	get_indicator(doc) {
		const today = frappe.datetime.get_today();
		if (doc.docstatus === 0) return [__("Draft"), "gray", "docstatus,=,0"];
		if (doc.from_date > today)
			return [__("Planned", null, "Property Promotion Campaign"), "blue", `from_date,>,${today}`];
		if (doc.to_date < today)
			return [__("Ended", null, "Property Promotion Campaign"), "gray", `to_date,<,${today}`];
		return [__("Running", null, "Property Promotion Campaign"), "green", `to_date,>=,${today}`];
	},
};
