// Consignment Receipt: what a supplier brought; only the agreement's items, at its prices of the day.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

frappe.ui.form.on("Consignment Receipt", {
	setup(frm) {
		sales_ops.words.in_sense("Consignment Receipt");
		sales_ops.consignment.set_agreement_query(frm);
		sales_ops.consignment.set_item_query(frm);
		frm.set_query("quality_inspection", "items", (doc, cdt, cdn) => ({
			filters: { docstatus: 1, item_code: locals[cdt][cdn].item_code },
		}));
	},

	refresh(frm) {
		sales_ops.consignment.show_indicator(frm);
		if (frm.doc.docstatus === 0) {
			sales_ops.consignment.load_prices(frm);
			if (frm.doc.consignment_agreement)
				frm.add_custom_button(__("Fill with All Items"), () => frm.events.fill(frm));
		}
		frm.events.show_property(frm);
	},

	/** Whose the goods are is what newcomers ask first. */
	show_property(frm) {
		const { docstatus, supplier_name, supplier, total_amount, currency } = frm.doc;
		if (docstatus !== 1) return;
		const name = sales_ops.escape(supplier_name || supplier);
		const value = sales_ops.consignment.money(total_amount, currency);
		sales_ops.headline.show(
			frm,
			__("Worth {0} at agreed prices. The goods belong to {1} until they are used.", [value, name]),
			"blue"
		);
	},

	consignment_agreement: (frm) => sales_ops.consignment.load_prices(frm),
	posting_date: (frm) => sales_ops.consignment.load_prices(frm),

	async fill(frm) {
		await sales_ops.consignment.load_prices(frm);
		const there = new Set((frm.doc.items || []).map((row) => row.item_code));
		for (const item_code of Object.keys(frm.so_prices)) {
			if (there.has(item_code)) continue;
			const row = frm.add_child("items");
			await frappe.model.set_value(row.doctype, row.name, "item_code", item_code);
		}
		frm.refresh_field("items");
	},
});

frappe.ui.form.on("Consignment Receipt Item", {
	item_code: (frm, cdt, cdn) => sales_ops.consignment.set_rate(frm, locals[cdt][cdn]),
	qty: (frm, cdt, cdn) => sales_ops.consignment.set_amount(frm, locals[cdt][cdn]),
	rejected_qty: (frm, cdt, cdn) => sales_ops.consignment.set_amount(frm, locals[cdt][cdn]),
	async uom(frm, cdt, cdn) {
		const { item_code, uom, stock_uom } = locals[cdt][cdn];
		let factor = 1;
		if (uom && uom !== stock_uom) {
			const { message } = await frappe.call("erpnext.stock.get_item_details.get_conversion_factor", {
				item_code,
				uom,
			});
			factor = message.conversion_factor || 1;
		}
		await frappe.model.set_value(cdt, cdn, "conversion_factor", factor);
		sales_ops.consignment.set_amount(frm, locals[cdt][cdn]);
	},
	items_remove: (frm) => frm.doc.items.forEach((row) => sales_ops.consignment.set_amount(frm, row)),
});
