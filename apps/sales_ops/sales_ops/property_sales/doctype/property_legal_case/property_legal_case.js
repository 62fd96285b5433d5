// Property Legal Case: a deal that is with the legal department.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.ui.form.on("Property Legal Case", {
	setup(frm) {
		sales_ops.words.in_sense("Property Legal Case");
		frm.set_query("property_subscription", () => ({ filters: { docstatus: 1 } }));
	},
});
