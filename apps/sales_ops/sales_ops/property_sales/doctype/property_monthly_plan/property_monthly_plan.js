// Property Monthly Plan: targets, units to release and activities of the month to come.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
// {% include "sales_ops/property_sales/client_scripts/period_report.js" %}

frappe.ui.form.on("Property Monthly Plan", {
	setup() {
		sales_ops.period_report.setup(
			"Property Plan Activity",
			"Property Sales Target",
			"Property Report Stock"
		);
	},

	refresh(frm) {
		sales_ops.period_report.refresh(frm);
	},
});
