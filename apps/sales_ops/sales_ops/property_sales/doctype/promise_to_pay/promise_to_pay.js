// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.ui.form.on("Promise to Pay", {
	setup() {
		sales_ops.words.in_sense("Promise to Pay");
	},

	refresh(frm) {
		if (frm.doc.status !== "Open" || !frappe.model.can_create("Collection Follow-up")) return;
		frm.add_custom_button(__("Withdraw"), () =>
			frappe.confirm(
				__("Withdraw this promise? It is then counted neither as kept nor as broken."),
				() =>
					frappe
						.xcall("sales_ops.property_sales.collection.follow_ups.withdraw_promise", {
							promise: frm.doc.name,
						})
						.then(() => frm.reload_doc())
			)
		);
	},
});
