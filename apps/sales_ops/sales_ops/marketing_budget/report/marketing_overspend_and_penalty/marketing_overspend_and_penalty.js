// {% include "sales_ops/marketing_budget/client_scripts/report_filters.js" %}

frappe.query_reports["Marketing Overspend and Penalty"] = {
	filters: [
		sales_ops.marketing_report.company(),
		sales_ops.marketing_report.fiscal_year(),
		sales_ops.marketing_report.budget(),
		sales_ops.marketing_report.property_project(),
		sales_ops.marketing_report.choice("kind", __("Kind"), "Marketing Overspend and Penalty", [
			"",
			"Overspent Line",
			"Exception",
		]),
		sales_ops.marketing_report.link("person", __("Responsible"), "User"),
		sales_ops.marketing_report.date("from_date", __("From Date")),
		sales_ops.marketing_report.date("to_date", __("To Date")),
	],

	formatter(value, row, column, data, default_formatter) {
		const words = {
			kind: "Marketing Overspend and Penalty",
			status: "Marketing Budget Exception",
			penalty_status: "Marketing Budget Penalty",
			control_mode: "Marketing Budget Line",
		};
		let word = sales_ops.marketing_report.word(words, column, value);
		if (column.fieldname === "document_type" && value) word = __(value);
		const cell = default_formatter(word, row, column, data);
		return column.fieldname === "overspent_amount" && value
			? `<span class="text-danger">${cell}</span>`
			: cell;
	},
};
