// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}
// {% include "sales_ops/property_sales/client_scripts/customer_report.js" %}

frappe.query_reports["Overdue Subscriptions"] = {
	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.project(),
		sales_ops.report_filters.consultant(),
		sales_ops.report_filters.date("report_date", __("On", null, "Date")),
		{ fieldname: "from_date", label: __("From"), fieldtype: "Date" },
		{ fieldname: "to_date", label: __("To"), fieldtype: "Date" },
	],

	formatter: sales_ops.customer_report.formatter({
		kind: "Property Unit",
		status: "Property Subscription",
	}),
};
