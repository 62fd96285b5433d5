// {% include "sales_ops/sales_ops/client_scripts/words.js" %}

const TASK_STANDINGS = {
	Overdue: { color: "red", label: __("Overdue", null, "Annual Meeting Tasks") },
	Due: { color: "yellow", label: __("Due", null, "Annual Meeting Tasks") },
	Open: { color: "blue", label: __("Open", null, "Annual Meeting Tasks") },
	Done: { color: "green", label: __("Done", null, "Annual Meeting Tasks") },
};
const TASK_PARTS = {
	Duty: __("Duty", null, "Annual Meeting Tasks"),
	Venue: __("Venue", null, "Annual Meeting Tasks"),
	Purchase: __("Purchase", null, "Annual Meeting Tasks"),
};

frappe.query_reports["Annual Meeting Tasks"] = {
	filters: [
		{
			fieldname: "company",
			label: __("Company"),
			fieldtype: "Link",
			options: "Company",
			default: frappe.defaults.get_user_default("Company"),
			reqd: 1,
		},
		{
			fieldname: "plan",
			label: __("Annual Meeting Plan"),
			fieldtype: "Link",
			options: "Annual Meeting Plan",
		},
		{ fieldname: "person", label: __("Responsible", null, "Meeting Duty"), fieldtype: "Data" },
		{
			fieldname: "part",
			label: __("Kind"),
			fieldtype: "Select",
			options: ["", ...Object.entries(TASK_PARTS).map(([value, label]) => ({ value, label }))],
		},
		{
			fieldname: "standing",
			label: __("Standing"),
			fieldtype: "Select",
			options: ["", ...Object.entries(TASK_STANDINGS).map(([value, { label }]) => ({ value, label }))],
		},
		{ fieldname: "mine", label: __("Mine Only"), fieldtype: "Check" },
		{ fieldname: "with_done", label: __("With What Is Done"), fieldtype: "Check" },
	],

	formatter(value, row, column, data, default_formatter) {
		if (column.fieldname === "part") return sales_ops.escape(TASK_PARTS[value] || value);
		const standing = column.fieldname === "standing" && TASK_STANDINGS[value];
		if (standing)
			return `<span class="indicator-pill ${standing.color}">${sales_ops.escape(standing.label)}</span>`;
		return default_formatter(value, row, column, data);
	},
};
