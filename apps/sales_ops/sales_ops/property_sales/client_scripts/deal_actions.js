// The steps of a deal that start on the board as well as on forms. The server decides whether a step is possible.
frappe.provide("sales_ops");

sales_ops.deal = {
	may_receive() {
		return frappe.model.can_create("Payment Entry");
	},

	async receive_payment(property_subscription) {
		const receipt = await frappe.xcall("sales_ops.property_sales.api.make_receipt", {
			property_subscription,
		});
		return this.open_payment_entry(receipt);
	},

	/** A new Payment Entry form with what the server filled in. */
	async open_payment_entry(values) {
		await new Promise((resolve) => frappe.model.with_doctype("Payment Entry", resolve));
		// A new form brings the defaults (naming series, user's own); what the server filled goes over them.
		const doc = frappe.model.get_new_doc("Payment Entry");
		doc.__run_link_triggers = 0; // the accounts' triggers would clear the amounts again
		for (const [field, value] of Object.entries(values)) {
			const is_own = ["name", "doctype", "docstatus", "owner"].includes(field);
			if (!is_own && value !== null && !Array.isArray(value)) doc[field] = value;
		}
		return frappe.set_route("Form", doc.doctype, doc.name);
	},

	// A deal has one contract: the draft that somebody began, or a new one.
	async sign_contract(property_subscription) {
		const [draft] = await frappe.db.get_list("Property Contract", {
			filters: { property_subscription, docstatus: 0 },
			limit: 1,
		});
		if (draft) return frappe.set_route("Form", "Property Contract", draft.name);
		return frappe.new_doc("Property Contract", { property_subscription });
	},

	// A contract has one handover: the draft that somebody began, or a new one.
	async hand_over(property_contract) {
		const [draft] = await frappe.db.get_list("Property Handover", {
			filters: { property_contract, docstatus: 0 },
			limit: 1,
		});
		if (draft) return frappe.set_route("Form", "Property Handover", draft.name);
		return frappe.new_doc("Property Handover", { property_contract });
	},

	hold_again(name) {
		return this.run(name, "hold_again");
	},

	async release_hold(name, unit) {
		const sure = await new Promise((resolve) =>
			frappe.confirm(
				__("Release the hold on {0}? Others can take the unit at once.", [sales_ops.escape(unit)]),
				() => resolve(true),
				() => resolve(false)
			)
		);
		return sure && this.run(name, "release_hold");
	},

	async run(name, method) {
		await frappe.xcall("run_doc_method", { dt: "Property Subscription", dn: name, method });
		return true;
	},

	/** @param {string} at - a past moment; left out: the board of now */
	open_board(project, building, at) {
		frappe.route_options = at ? { at } : null;
		return frappe.set_route("sale-control-board", project, ...(building ? [building] : []));
	},
};
