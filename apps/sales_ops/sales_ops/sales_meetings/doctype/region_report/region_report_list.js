// {% include "sales_ops/sales_meetings/client_scripts/meeting.js" %}

frappe.listview_settings["Region Report"] = {
	add_fields: ["status", "is_late"],
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,
	get_indicator(doc) {
		if (doc.status === "Handed In" && doc.is_late)
			return [__("Handed In Late", null, "Region Report"), "orange", "is_late,=,1"];
		return sales_ops.meeting.indicator({ ...doc, doctype: "Region Report" });
	},
	formatters: { month: (value) => (value ? String(value).slice(0, 7) : "") },
};
