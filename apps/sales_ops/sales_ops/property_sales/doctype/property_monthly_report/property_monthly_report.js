// Property Monthly Report: summary, sales changes and extra discounts of a month.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
// {% include "sales_ops/property_sales/client_scripts/period_report.js" %}

frappe.ui.form.on("Property Monthly Report", {
	setup() {
		sales_ops.period_report.setup(
			"Property Report Figure",
			"Property Report Item",
			"Property Report Progress",
			"Property Report Stock",
			"Property Customer Analysis"
		);
	},

	refresh(frm) {
		sales_ops.period_report.refresh(frm);
	},
});
