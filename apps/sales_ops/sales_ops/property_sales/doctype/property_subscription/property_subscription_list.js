// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.listview_settings["Property Subscription"] = {
	add_fields: ["status", "held_until", "docstatus", "property_project"],
	has_indicator_for_draft: 1,
	has_indicator_for_cancelled: 1,

	get_indicator(doc) {
		const filter = `status,=,${doc.status}`;
		const lapsed = doc.docstatus === 0 && sales_ops.countdown.has_passed(doc.held_until);
		if (lapsed && doc.status === "Held") return [__("Hold Expired"), "red", filter];
		const label = __(doc.status, null, "Property Subscription");
		return [label, sales_ops.sale_status.deal_color(doc.status), filter];
	},

	onload(listview) {
		listview.page.add_inner_button(__("Sale Control Board"), () =>
			frappe.set_route("sale-control-board")
		);
	},
};
