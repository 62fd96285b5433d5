// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.listview_settings["Property Unit"] = {
	add_fields: ["sale_status", "released", "currency", "attached_to"],
	formatters: { kind: sales_ops.words.list_formatter("Property Unit") },

	get_indicator(doc) {
		const status = sales_ops.sale_status.word(doc.sale_status);
		return [
			doc.attached_to ? `${status} · ${__("with {0}", [doc.attached_to])}` : status,
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
		if (!frappe.model.can_write("Property Unit Block")) return;
		listview.page.add_action_item(__("Confirm Price"), () => this.confirm_price(listview));
	},

	// Units that came back wait for it; others in the selection are passed over.
	confirm_price(listview) {
		const units = listview.get_checked_items(true);
		frappe.confirm(__("Confirm the present list prices of these units?"), async () => {
			const count = await frappe.xcall("sales_ops.property_sales.units.price_review.confirm_prices", {
				units,
			});
			const text = __("Prices confirmed: {0}", [count]);
			frappe.show_alert({ message: text, indicator: count ? "green" : "orange" });
			listview.clear_checked_items();
			listview.refresh();
		});
	},

	// The same call as Edit in this menu, without choosing the field first.
	async release(listview) {
		const docnames = listview
			.get_checked_items()
			.filter((unit) => !unit.released)
			.map((unit) => unit.name);
		if (!docnames.length) return frappe.msgprint(__("These units are released already."));
		await frappe.xcall("frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs", {
			doctype: "Property Unit",
			docnames,
			action: "update",
			data: { released: 1 },
		});
		listview.clear_checked_items();
		listview.refresh();
	},
};
