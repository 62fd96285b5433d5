// Property Daily Report: the figures come by themselves, the supervisor adds what the office counted.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
// {% include "sales_ops/property_sales/client_scripts/period_report.js" %}

frappe.ui.form.on("Property Daily Report", {
	setup() {
		sales_ops.period_report.setup("Property Report Figure", "Property Report Item");
	},

	refresh(frm) {
		sales_ops.period_report.refresh(frm);
	},
});
