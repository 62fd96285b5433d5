// {% include "sales_ops/marketing_budget/client_scripts/report_filters.js" %}

frappe.query_reports["Marketing Budget Execution"] = {
	filters: [
		sales_ops.marketing_report.company(),
		sales_ops.marketing_report.fiscal_year(),
		sales_ops.marketing_report.budget(),
		sales_ops.marketing_report.property_project(),
		sales_ops.marketing_report.choice("pool", __("Pool"), "Marketing Budget Line", [
			"",
			"Brand",
			"Project Promotion",
		]),
		sales_ops.marketing_report.month("from_month", __("From Month")),
		sales_ops.marketing_report.month("to_month", __("To Month")),
		{
			fieldname: "group_by",
			label: __("Group By"),
			fieldtype: "Select",
			default: "Line",
			options: [
				{ value: "", label: __("Line and Month") },
				{ value: "Line", label: __("Budget Line") },
				{ value: "Month", label: __("Month") },
				{ value: "Pool", label: __("Pool") },
				{ value: "Budget", label: __("Budget") },
			],
		},
		{ fieldname: "hide_empty", label: __("Hide Empty Rows"), fieldtype: "Check", default: 1 },
	],

	formatter(value, row, column, data, default_formatter) {
		const words = { pool: "Marketing Budget Line", control_mode: "Marketing Budget Line" };
		const word = sales_ops.marketing_report.word(words, column, value);
		const cell = default_formatter(word, row, column, data);
		if (!data) return cell;
		if (data.is_total) return `<b>${cell}</b>`;
		const is_over =
			(column.fieldname === "available_amount" && data.available_amount < 0) ||
			(column.fieldname === "used_percentage" && data.used_percentage > 100);
		return is_over ? `<span class="text-danger">${cell}</span>` : cell;
	},
};
