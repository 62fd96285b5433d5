// {% include "sales_ops/marketing_budget/client_scripts/report_filters.js" %}

const KINDS = { "Overspent Line": __("Overspent Line"), Exception: __("Budget Exception") };

frappe.query_reports["Marketing Overspend and Penalty"] = {
	filters: [
		sales_ops.marketing_report.company(),
		sales_ops.marketing_report.fiscal_year(),
		sales_ops.marketing_report.budget(),
		sales_ops.marketing_report.property_project(),
		{
			fieldname: "kind",
			label: __("Kind"),
			fieldtype: "Select",
			options: ["", ...Object.entries(KINDS).map(([value, label]) => ({ value, label }))],
		},
		sales_ops.marketing_report.link("person", __("Responsible"), "User"),
		sales_ops.marketing_report.date("from_date", __("From Date")),
		sales_ops.marketing_report.date("to_date", __("To Date")),
	],

	formatter(value, row, column, data, default_formatter) {
		// What does not apply to a row is empty, not zero.
		if (column.fieldtype === "Currency" && (value === null || value === undefined)) return "";
		const words = {
			status: "Marketing Budget Exception",
			penalty_status: "Marketing Budget Penalty",
			control_mode: "Marketing Budget Line",
		};
		let word = sales_ops.marketing_report.word(words, column, value);
		if (column.fieldname === "kind") word = KINDS[value] || value;
		if (column.fieldname === "document_type" && value) word = __(value);
		const cell = default_formatter(word, row, column, data);
		return column.fieldname === "overspent_amount" && value
			? `<span class="text-danger">${cell}</span>`
			: cell;
	},
};
