frappe.listview_settings["Property Gift Issue"] = {
	add_fields: ["status", "docstatus"],
	has_indicator_for_draft: 1,

	get_indicator(doc) {
		if (doc.docstatus === 0) return [__("Draft"), "gray", "docstatus,=,0"];
		const colors = { Issued: "green", "To Take Back": "orange", "Taken Back": "gray" };
		const word = __(doc.status, null, "Property Gift Issue");
		return [word, colors[doc.status], `status,=,${doc.status}`];
	},
};
