// {% include "sales_ops/marketing_budget/client_scripts/report_filters.js" %}

frappe.query_reports["Marketing Activity Ledger"] = {
	tree: true,
	name_field: "title",
	initial_depth: 0,

	filters: [
		sales_ops.marketing_report.company(),
		sales_ops.marketing_report.fiscal_year(),
		sales_ops.marketing_report.budget(),
		sales_ops.marketing_report.property_project(),
		sales_ops.marketing_report.link("marketing_activity", __("Marketing Activity"), "Marketing Activity", {
			get_query: () => ({ filters: { docstatus: 1 } }),
		}),
		sales_ops.marketing_report.choice("status", __("Status"), "Marketing Activity", [
			"",
			"Approved",
			"Running",
			"Closed",
		]),
		sales_ops.marketing_report.date("from_date", __("From Date")),
		sales_ops.marketing_report.date("to_date", __("To Date")),
		{ fieldname: "only_activities", label: __("Activities Only"), fieldtype: "Check" },
	],

	formatter(value, row, column, data, default_formatter) {
		// What does not apply to a row is empty, not zero.
		if (column.fieldtype === "Currency" && (value === null || value === undefined)) return "";
		const words = { status: "Marketing Activity", voucher_type: undefined };
		let word = sales_ops.marketing_report.word(words, column, value);
		if (column.fieldname === "voucher_type" && value) word = __(value);
		const cell = default_formatter(word, row, column, data);
		if (!data) return cell;
		if (column.fieldname === "left_amount" && data.left_amount < 0)
			return `<span class="text-danger">${cell}</span>`;
		return data.indent ? cell : `<b>${cell}</b>`;
	},
};
