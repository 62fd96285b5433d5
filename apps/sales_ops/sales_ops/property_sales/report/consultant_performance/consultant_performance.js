// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}

frappe.query_reports["Consultant Performance"] = {
	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.project(),
		sales_ops.report_filters.consultant(),
		sales_ops.report_filters.date("from_date", __("From Date"), {
			default: frappe.datetime.month_start(),
		}),
		sales_ops.report_filters.date("to_date", __("To Date")),
		{
			fieldname: "view",
			label: __("Show"),
			fieldtype: "Select",
			options: [
				{ value: "Consultants", label: __("Consultants") },
				{ value: "Deals", label: __("Deals") },
			],
			default: "Consultants",
		},
	],

	formatter(value, row, column, data, default_formatter) {
		const words = { status: "Property Subscription" };
		return default_formatter(sales_ops.report_word(words, column, value), row, column, data);
	},
};
