// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

frappe.listview_settings["Consignment Check Run"] = {
	get_indicator: (doc) => sales_ops.consignment.indicator({ ...doc, doctype: "Consignment Check Run" }),

	onload(listview) {
		if (!frappe.model.can_create("Consignment Check Run")) return;
		listview.page.set_primary_action(__("Check Now"), async () => {
			const method =
				"sales_ops.consignment.doctype.consignment_check_run.consignment_check_run.run_check";
			const name = await frappe.xcall(method);
			frappe.set_route("Form", "Consignment Check Run", name);
		});
	},
};
