// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}
// {% include "sales_ops/property_sales/client_scripts/customer_report.js" %}

frappe.query_reports["Deposit Customers"] = {
	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.project(),
		sales_ops.report_filters.consultant(),
		{ fieldname: "from_date", label: __("From"), fieldtype: "Date" },
		{ fieldname: "to_date", label: __("To"), fieldtype: "Date" },
		{
			fieldname: "show_ended",
			label: __("Also Forfeited and Refunded"),
			fieldtype: "Check",
		},
	],

	formatter: sales_ops.customer_report.formatter({
		kind: "Property Unit",
		status: "Property Subscription",
		deposit_state: "Deposit State",
	}),
};
