// Consignment Withdrawal: a take-over is made here; issues and returns are made by the documents they come from.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

frappe.ui.form.on("Consignment Withdrawal", {
	setup(frm) {
		sales_ops.words.in_sense("Consignment Withdrawal");
		sales_ops.consignment.set_agreement_query(frm);
		sales_ops.consignment.set_item_query(frm);
		frm.set_query("target_warehouse", () => ({
			filters: {
				company: frm.doc.company,
				is_group: 0,
				disabled: 0,
				so_consignment_role: ["is", "not set"],
			},
		}));
	},

	refresh(frm) {
		sales_ops.consignment.show_indicator(frm);
		const is_open = frm.doc.docstatus === 0;
		frm.set_df_property("kind", "read_only", 1); // a person makes take-overs, and returns by their button
		frm.toggle_display("target_warehouse", frm.doc.kind !== "Return");
		if (is_open) sales_ops.consignment.load_prices(frm);
		if (is_open && frm.doc.kind === "Take-over" && frm.doc.consignment_agreement)
			frm.add_custom_button(__("Fill with Goods in Store"), () => frm.events.fill(frm));
		if (frm.doc.docstatus === 1) frm.events.show_debt(frm);
	},

	/** What we owe for it, and what can still come back. */
	show_debt(frm) {
		const { status, total_amount, currency, kind, supplier, supplier_name } = frm.doc;
		const name = sales_ops.escape(supplier_name || supplier);
		const amount = sales_ops.consignment.money(total_amount, currency);
		if (status === "Unsettled" && kind !== "Return")
			sales_ops.headline.show(
				frm,
				__("We owe {0} for it to {1}. It is settled with its period.", [amount, name]),
				"orange"
			);
		const may_return = kind !== "Return" && status !== "Returned";
		if (may_return && frappe.model.can_create("Consignment Withdrawal"))
			frm.add_custom_button(__("Give Back"), () => frm.events.make_return(frm));
	},

	async make_return(frm) {
		const { message } = await frm.call("make_return");
		const [doc] = frappe.model.sync(message);
		frappe.set_route("Form", doc.doctype, doc.name);
	},

	async consignment_agreement(frm) {
		await sales_ops.consignment.load_prices(frm);
		if (frm.doc.target_warehouse || !frm.doc.consignment_agreement) return;
		const agreement = frm.doc.consignment_agreement;
		const { message: found } = await frappe.db.get_value(
			"Consignment Agreement",
			agreement,
			"consignment_site"
		);
		const { message: site } = await frappe.db.get_value(
			"Consignment Site",
			found.consignment_site,
			"own_warehouse"
		);
		if (site.own_warehouse) await frm.set_value("target_warehouse", site.own_warehouse);
	},
	posting_date: (frm) => sales_ops.consignment.load_prices(frm),

	/** Take over all that lies there, as for goods that lay too long. */
	async fill(frm) {
		await sales_ops.consignment.load_prices(frm);
		const bins = await frappe.db.get_list("Bin", {
			filters: { warehouse: frm.doc.warehouse, actual_qty: [">", 0] },
			fields: ["item_code", "actual_qty"],
			limit: 500,
		});
		if (!bins.length) return frappe.show_alert(__("Nothing lies in {0}.", [frm.doc.warehouse]));
		frm.clear_table("items");
		for (const { item_code, actual_qty } of bins) {
			const row = frm.add_child("items");
			await frappe.model.set_value(row.doctype, row.name, { item_code, qty: actual_qty });
		}
		frm.refresh_field("items");
	},
});

frappe.ui.form.on("Consignment Withdrawal Item", {
	item_code: (frm, cdt, cdn) => sales_ops.consignment.set_rate(frm, locals[cdt][cdn]),
	qty: (frm, cdt, cdn) => sales_ops.consignment.set_amount(frm, locals[cdt][cdn]),
	items_remove: (frm) => frm.doc.items.forEach((row) => sales_ops.consignment.set_amount(frm, row)),
});
