frappe.listview_settings["Property Discount Scheme"] = {
	add_fields: ["status", "valid_to"],
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,

	get_indicator(doc) {
		if (doc.status === "Approved" && doc.valid_to && doc.valid_to < frappe.datetime.get_today())
			return [__("Ended"), "gray", `valid_to,<,${frappe.datetime.get_today()}`];
		const colors = { "Pending Approval": "orange", Approved: "green", Cancelled: "gray" };
		const text = __(doc.status, null, "Property Discount Scheme");
		return [text, colors[doc.status] || "red", `status,=,${doc.status}`];
	},
};
