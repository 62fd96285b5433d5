// Parking and storage of a deal while they are typed: what may be chosen, and what the deal amounts to.
frappe.provide("sales_ops");

sales_ops.attached_units = {
	set_query(frm) {
		frm.set_query("property_unit", "attached_units", (doc) => ({
			filters: {
				property_project: doc.property_project,
				kind: ["in", ["Parking", "Storage"]],
				released: 1,
				sale_status: "Available",
				block_kinds: ["is", "not set"],
			},
		}));
	},

	/** As the server computes it on saving. */
	show_total(frm) {
		const rows = frm.doc.attached_units || [];
		const attached = rows.reduce((sum, row) => sum + flt(row.agreed_amount), 0);
		frm.set_value("attached_amount", attached);
		frm.set_value("total_amount", flt(frm.doc.agreed_amount) + attached);
	},
};

frappe.ui.form.on("Property Attached Unit", {
	async property_unit(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		if (!row.property_unit) return;
		const { message: unit } = await frappe.db.get_value("Property Unit", row.property_unit, [
			"kind",
			"list_amount",
		]);
		await frappe.model.set_value(cdt, cdn, {
			kind: unit.kind,
			list_amount: unit.list_amount,
			agreed_amount: unit.list_amount,
		});
	},
	agreed_amount: (frm) => sales_ops.attached_units.show_total(frm),
	attached_units_remove: (frm) => sales_ops.attached_units.show_total(frm),
});
