// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}

frappe.query_reports["Collection Forecast"] = {
	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.project(),
		{
			fieldname: "months",
			label: __("Months Ahead"),
			fieldtype: "Select",
			options: ["3", "6", "12", "24"],
			default: "12",
		},
		{
			fieldname: "consultant",
			label: __("Consultant", null, "Property Subscription"),
			fieldtype: "Link",
			options: "Sales Person",
			get_query: () => ({ filters: { is_group: 0 } }),
		},
	],

	formatter(value, row, column, data, default_formatter) {
		const text = column.fieldname === "month" && value === "Overdue" ? __("Overdue") : value;
		const shown = default_formatter(text, row, column, data);
		return data && data.month === "Overdue" && column.fieldname === "month"
			? `<span class="text-danger">${shown}</span>`
			: shown;
	},
};
