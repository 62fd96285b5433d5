// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

frappe.listview_settings["Consignment Supplier Return"] = {
	has_indicator_for_draft: true,
	has_indicator_for_cancelled: true,

	get_indicator: (doc) =>
		sales_ops.consignment.indicator({ ...doc, doctype: "Consignment Supplier Return" }),
};
