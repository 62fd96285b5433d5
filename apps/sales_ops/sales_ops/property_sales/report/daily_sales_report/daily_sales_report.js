// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}

frappe.query_reports["Daily Sales Report"] = {
	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.project(),
		sales_ops.report_filters.date("from_date", __("From Date"), {
			default: frappe.datetime.get_today(),
		}),
		sales_ops.report_filters.date("to_date", __("To Date")),
		sales_ops.report_filters.consultant(),
		sales_ops.report_filters.choice("kind", __("Kind"), "Property Report Figure", [
			"Temporary Deposit",
			"Full Deposit",
			"Signing",
			"Forfeiture",
			"Return",
			"Exchange",
			"Payment Plan Change",
			"Price Change",
			"Name Change",
			"Deferral",
			"Extra Discount",
			"Receipt",
		]),
	],
	tree: true,
	name_field: "title",
	parent_field: "parent_title",
	initial_depth: 1,

	formatter(value, row, column, data, default_formatter) {
		const text = default_formatter(value, row, column, data);
		if (!data) return text;
		if (data.indent === 0) return `<b>${text}</b>`;
		return data.no_of < 0 ? `<span class="text-danger">${text}</span>` : text;
	},
};
