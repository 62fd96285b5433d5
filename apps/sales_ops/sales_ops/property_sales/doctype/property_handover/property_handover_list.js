frappe.listview_settings["Property Handover"] = {
	add_fields: ["moved_in_on", "docstatus"],
	has_indicator_for_draft: 1,

	get_indicator(doc) {
		if (doc.docstatus === 0) return [__("Draft"), "gray", "docstatus,=,0"];
		if (doc.moved_in_on)
			return [__("Moved In", null, "Property Handover"), "green", "moved_in_on,is,set"];
		return [__("Handed Over", null, "Property Unit"), "blue", "moved_in_on,is,not set"];
	},
};
