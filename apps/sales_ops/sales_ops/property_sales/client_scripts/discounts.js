// Extra discounts: ask for one on a deal, and the word for a percent or an amount.
frappe.provide("sales_ops.discounts");

sales_ops.discounts.value_text = function (basis, value, currency) {
	return basis === "Percent" ? `${format_number(value, null, 2)} %` : format_currency(value, currency);
};

/** Ask for an extra discount on a deal; a price that was typed already proposes its difference. */
sales_ops.discounts.ask = function (frm) {
	const typed = (frm.doc.discounts || []).find((row) => row.from_agreed_price);
	const amount = typed && typed.discount_amount > 0 ? typed.discount_amount : null;
	const dialog = new frappe.ui.Dialog({
		title: __("Request Extra Discount"),
		fields: [
			{
				fieldname: "basis",
				fieldtype: "Select",
				label: __("Basis", null, "Property Discount Request"),
				options: ["Percent", "Amount"].map((value) => ({
					value,
					label: __(value, null, "Property Discount Request"),
				})),
				default: amount ? "Amount" : "Percent",
				reqd: 1,
			},
			{
				fieldname: "asked_value",
				fieldtype: "Float",
				label: __("Percent or Amount Asked"),
				description: __(
					"Off the price after all published discounts. 3 means 3 %, an amount is in the deal's currency."
				),
				default: amount,
				reqd: 1,
			},
			{ fieldname: "reason", fieldtype: "Small Text", label: __("Reason"), reqd: 1 },
		],
		primary_action_label: __("Request"),
		async primary_action(values) {
			const request = await frappe.db.insert({
				doctype: "Property Discount Request",
				property_subscription: frm.doc.name,
				...values,
			});
			dialog.hide();
			const text = __("{0} was handed to: {1}", [request.name, __(request.approver_role)]);
			frappe.show_alert({ message: sales_ops.escape(text), indicator: "green" });
			frm.reload_doc();
		},
	});
	dialog.show();
};

/** What of a deal's discount waits for a decision, for its form. */
sales_ops.discounts.show_pending = async function (frm) {
	const name = frm.doc.name;
	const [request] = await frappe.db.get_list("Property Discount Request", {
		filters: { property_subscription: name, state: "Pending" },
		fields: ["name", "basis", "asked_value", "currency", "approver_role"],
		limit: 1,
	});
	if (!request || frm.doc.name !== name) return;
	const link = frappe.utils.get_form_link("Property Discount Request", request.name);
	const asked = sales_ops.discounts.value_text(request.basis, request.asked_value, request.currency);
	const text = __("An extra discount of {0} waits for: {1}", [
		asked,
		sales_ops.escape(__(request.approver_role)),
	]);
	frm.set_intro(`<a href="${link}">${text}</a>`, "orange");
};
