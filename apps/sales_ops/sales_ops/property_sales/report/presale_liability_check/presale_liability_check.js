// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}

frappe.query_reports["Presale Liability Check"] = {
	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.project(),
		{
			fieldname: "only_differences",
			label: __("Only Differences"),
			fieldtype: "Check",
		},
	],

	formatter(value, row, column, data, default_formatter) {
		const text = default_formatter(value, row, column, data);
		if (column.fieldname !== "difference" || !data || !data.difference) return text;
		return `<span class="text-danger">${text}</span>`;
	},
};
