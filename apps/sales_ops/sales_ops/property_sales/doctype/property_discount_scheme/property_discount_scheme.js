// Property Discount Scheme: prepared by one, approved by another; what it is worth in words.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/approval.js" %}

frappe.ui.form.on("Property Discount Scheme", {
	setup(frm) {
		sales_ops.words.in_sense("Property Discount Scheme");
		frm.set_query("payment_plan_template", () => ({ filters: { disabled: 0 } }));
	},

	refresh(frm) {
		sales_ops.approval.refresh(frm);
	},
});
