// Property Instalment: read only; money comes to it by receipts.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}

frappe.ui.form.on("Property Instalment", {
	setup() {
		sales_ops.words.in_sense("Property Instalment");
	},

	refresh(frm) {
		if (sales_ops.deal.may_receive() && flt(frm.doc.outstanding_amount) > 0) {
			frm.add_custom_button(__("Receive Payment"), () =>
				sales_ops.deal.receive_payment(frm.doc.property_subscription)
			).addClass("btn-primary");
		}
	},
});
