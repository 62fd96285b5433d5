// Payment Entry: a receipt of a property deal. Without a deal nothing here happens.

frappe.ui.form.on("Payment Entry", {
	setup(frm) {
		frm.set_query("so_property_subscription", () => {
			const filters = {
				docstatus: 1,
				status: ["in", ["Held", "Temporary Deposit", "Full Deposit", "Signed"]],
			};
			if (frm.doc.company) filters.company = frm.doc.company;
			if (frm.doc.party_type === "Customer" && frm.doc.party) filters.customer = frm.doc.party;
			return { filters };
		});
		frm.set_query("property_instalment", "so_property_allocations", () => ({
			filters: {
				property_subscription: frm.doc.so_property_subscription || "",
				status: ["!=", "Void"],
				outstanding_amount: [">", 0],
			},
		}));
	},

	async so_property_subscription(frm) {
		const name = frm.doc.so_property_subscription;
		frm.clear_table("so_property_allocations");
		frm.refresh_field("so_property_allocations");
		if (!name) return frm.set_value({ so_property_unit: null, so_property_contract: null });
		const { message: deal } = await frappe.db.get_value("Property Subscription", name, [
			"customer",
			"property_unit",
			"property_contract",
		]);
		await frm.set_value({
			so_property_unit: deal.property_unit,
			so_property_contract: deal.property_contract,
		});
		if (frm.doc.party === deal.customer) return;
		await frm.set_value("party_type", "Customer");
		await frm.set_value("party", deal.customer);
	},
});

frappe.ui.form.on("Property Receipt Allocation", {
	async property_instalment(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		if (!row.property_instalment || row.allocated_amount) return;
		const { message: instalment } = await frappe.db.get_value(
			"Property Instalment",
			row.property_instalment,
			"outstanding_amount"
		);
		frappe.model.set_value(cdt, cdn, "allocated_amount", instalment.outstanding_amount);
	},
});
