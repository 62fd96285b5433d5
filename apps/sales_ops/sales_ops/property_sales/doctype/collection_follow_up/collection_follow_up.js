// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.ui.form.on("Collection Follow-up", {
	setup(frm) {
		sales_ops.words.in_sense("Collection Follow-up");
		frm.set_query("property_subscription", () => ({ filters: { docstatus: 1 } }));
	},
});
