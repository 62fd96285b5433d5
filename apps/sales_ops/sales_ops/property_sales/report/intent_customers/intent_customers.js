// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}
// {% include "sales_ops/property_sales/client_scripts/customer_report.js" %}

frappe.query_reports["Intent Customers"] = {
	filters: [
		sales_ops.report_filters.project(),
		sales_ops.report_filters.consultant(),
		sales_ops.report_filters.choice("status", __("Status"), "Property Interest", [
			"Waiting",
			"Offered",
			"Converted",
			"Lapsed",
			"Withdrawn",
		]),
		sales_ops.report_filters.choice("intention", __("Intention"), "Property Interest", [
			"High",
			"Medium",
			"Low",
		]),
	],

	formatter: sales_ops.customer_report.formatter({
		kind: "Property Unit",
		status: "Property Interest",
		intention: "Property Interest",
	}),
};
