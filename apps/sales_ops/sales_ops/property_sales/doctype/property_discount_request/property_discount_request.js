// Property Discount Request: what is asked, against which price, and the answer of whoever may decide.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/discounts.js" %}

frappe.ui.form.on("Property Discount Request", {
	setup(frm) {
		sales_ops.words.in_sense("Property Discount Request");
		frm.set_query("property_unit", () => ({ filters: { use: "For Sale" } }));
	},

	refresh(frm) {
		frm.set_intro("");
		if (frm.is_new()) return;
		frm.events.show_question(frm);
		if (frm.doc.state !== "Pending") return;
		if (frm.doc.__onload?.may_decide) {
			frm.add_custom_button(__("Grant", null, "Property Discount Request"), () =>
				frm.events.grant(frm)
			).addClass("btn-primary");
			frm.add_custom_button(__("Reject"), () => frm.events.reject(frm));
		}
		if (frm.doc.owner === frappe.session.user)
			frm.add_custom_button(__("Withdraw"), () => frm.events.withdraw(frm));
	},

	// The one line that a decider needs: from which price to which, and how far that is from the floor price.
	show_question(frm) {
		const doc = frm.doc;
		const floor = doc.__onload?.floor_amount;
		const money = (amount) => format_currency(amount, doc.currency);
		const parts = [__("From {0} to {1}", [money(doc.price_before), money(doc.asked_price)])];
		if (floor) {
			const gap = flt(doc.asked_price) - floor;
			parts.push(
				gap < 0
					? __("{0} under the floor price {1}", [money(-gap), money(floor)])
					: __("{0} above the floor price {1}", [money(gap), money(floor)])
			);
		}
		const is_low = floor && doc.asked_price < floor;
		frm.set_intro(parts.join(" · "), is_low ? "red" : "blue");
	},

	grant(frm) {
		const fields = [
			{
				fieldname: "granted_value",
				fieldtype: "Float",
				label: __("Percent or Amount Granted"),
				description: __("Asked: {0}. A smaller value grants a part.", [
					sales_ops.discounts.value_text(frm.doc.basis, frm.doc.asked_value, frm.doc.currency),
				]),
				default: frm.doc.asked_value,
				reqd: 1,
			},
			{ fieldname: "remark", fieldtype: "Small Text", label: __("Remark") },
		];
		frappe.prompt(
			fields,
			(values) => frm.events.run(frm, "grant", values),
			__("Grant", null, "Property Discount Request"),
			__("Grant", null, "Property Discount Request")
		);
	},

	reject(frm) {
		const field = { fieldname: "remark", fieldtype: "Small Text", label: __("Reason"), reqd: 1 };
		frappe.prompt([field], (values) => frm.events.run(frm, "reject", values), __("Reject"), __("Reject"));
	},

	withdraw(frm) {
		frappe.confirm(__("Withdraw this request?"), () => frm.events.run(frm, "withdraw"));
	},

	async run(frm, method, values) {
		await frm.call(method, values);
		frm.reload_doc();
	},
});
