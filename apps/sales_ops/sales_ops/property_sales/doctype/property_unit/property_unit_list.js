// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.listview_settings["Property Unit"] = {
	add_fields: ["sale_status", "released", "currency"],
	formatters: { kind: sales_ops.words.list_formatter("Property Unit") },

	get_indicator(doc) {
		return [
			sales_ops.sale_status.word(doc.sale_status),
			sales_ops.sale_status.unit_color(doc.sale_status),
			`sale_status,=,${doc.sale_status}`,
		];
	},

	onload(listview) {
		listview.page.add_inner_button(__("Sale Control Board"), () =>
			frappe.set_route("sale-control-board")
		);
		if (!frappe.model.can_write("Property Unit")) return;
		listview.page.add_action_item(__("Release for Sale"), () => this.release(listview));
	},

	// The same call as Edit in this menu, without choosing the field first.
	async release(listview) {
		const docnames = listview
			.get_checked_items()
			.filter((unit) => !unit.released)
			.map((unit) => unit.name);
		if (!docnames.length) return frappe.msgprint(__("These units are released already."));
		await frappe.xcall(
			"frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs",
			{ doctype: "Property Unit", docnames, action: "update", data: { released: 1 } }
		);
		listview.clear_checked_items();
		listview.refresh();
	},
};
