// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}

frappe.query_reports["Sales Change Statistics"] = {
	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.project(),
		sales_ops.report_filters.date("from_date", __("From Date"), {
			default: frappe.datetime.month_start(),
		}),
		sales_ops.report_filters.date("to_date", __("To Date")),
		sales_ops.report_filters.consultant(),
		sales_ops.report_filters.choice("kind", __("Kind"), "Property Report Figure", [
			"Forfeiture",
			"Return",
			"Exchange",
			"Payment Plan Change",
			"Price Change",
			"Name Change",
			"Deferral",
		]),
	],

	formatter(value, row, column, data, default_formatter) {
		const text = default_formatter(value, row, column, data);
		return data && data.no_of < 0 && data.kind ? `<span class="text-danger">${text}</span>` : text;
	},
};
