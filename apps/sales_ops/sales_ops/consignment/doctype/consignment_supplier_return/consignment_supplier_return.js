// Consignment Supplier Return: take the goods of the agreement over, all or what lies too long.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

const GOODS_IN_STORE =
	"sales_ops.consignment.doctype.consignment_supplier_return.consignment_supplier_return.goods_in_store";

frappe.ui.form.on("Consignment Supplier Return", {
	setup(frm) {
		sales_ops.words.in_sense("Consignment Supplier Return");
		frm.set_query("consignment_agreement", () => ({ filters: { docstatus: 1 } }));
		frm.set_query("batch_no", "items", (_doc, cdt, cdn) => ({
			filters: { item: locals[cdt][cdn].item_code },
		}));
	},

	refresh(frm) {
		sales_ops.consignment.show_indicator(frm);
		if (frm.doc.docstatus === 0) sales_ops.consignment.load_prices(frm);
		if (frm.doc.docstatus !== 0 || !frm.perm[0].write) return;
		const group = __("Get Goods");
		frm.add_custom_button(__("All in Store"), () => frm.events.get_goods(frm, 0), group);
		frm.add_custom_button(__("What Lies Too Long"), () => frm.events.get_goods(frm, 1), group);
	},

	async get_goods(frm, only_stale) {
		const { consignment_agreement } = frm.doc;
		if (!consignment_agreement) return frappe.show_alert(__("Choose the agreement first."));
		const rows = await frappe.xcall(GOODS_IN_STORE, { consignment_agreement, only_stale });
		if (!rows.length) return frappe.show_alert(__("There are no such goods."));
		frm.clear_table("items");
		for (const row of rows) frm.add_child("items", row);
		for (const row of frm.doc.items) sales_ops.consignment.set_rate(frm, row);
		frm.refresh_field("items");
		if (only_stale) frm.set_value("reason", "Lies Too Long");
		frm.dirty();
	},

	consignment_agreement: (frm) => sales_ops.consignment.load_prices(frm),
	posting_date: (frm) => sales_ops.consignment.load_prices(frm),
});

frappe.ui.form.on("Consignment Supplier Return Item", {
	item_code: (frm, cdt, cdn) => sales_ops.consignment.set_rate(frm, locals[cdt][cdn]),
	qty: (frm, cdt, cdn) => sales_ops.consignment.set_amount(frm, locals[cdt][cdn]),
	items_remove: (frm) => frm.doc.items.forEach((row) => sales_ops.consignment.set_amount(frm, row)),
});
