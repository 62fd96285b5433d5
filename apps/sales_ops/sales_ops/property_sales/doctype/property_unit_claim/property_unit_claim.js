// Property Unit Claim: read only; deals make and move it.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.ui.form.on("Property Unit Claim", {
	setup() {
		sales_ops.words.in_sense("Property Unit Claim");
	},
});
