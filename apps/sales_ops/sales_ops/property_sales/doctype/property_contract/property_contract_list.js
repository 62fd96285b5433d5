frappe.listview_settings["Property Contract"] = {
	add_fields: ["status", "outstanding_amount", "received_amount"],
	has_indicator_for_draft: 1,

	get_indicator(doc) {
		const colors = { Draft: "orange", Signed: "purple", "Paid Up": "green", Cancelled: "gray" };
		const label = __(doc.status, null, "Property Contract");
		return [label, colors[doc.status] || "gray", `status,=,${doc.status}`];
	},
};
