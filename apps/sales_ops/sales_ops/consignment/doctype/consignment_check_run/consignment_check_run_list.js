// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

frappe.listview_settings["Consignment Check Run"] = {
	get_indicator: (doc) => sales_ops.consignment.indicator({ ...doc, doctype: "Consignment Check Run" }),

	formatters: { trigger: sales_ops.words.list_formatter("Consignment Check Run") },

	onload(listview) {
		// can_create is never true of what has no form for a new one
		if (!frappe.perm.has_perm("Consignment Check Run", 0, "create")) return;
		listview.page.add_inner_button(__("Check Now"), async () => {
			const method =
				"sales_ops.consignment.doctype.consignment_check_run.consignment_check_run.run_check";
			const name = await frappe.xcall(method);
			frappe.set_route("Form", "Consignment Check Run", name);
		});
	},
};
