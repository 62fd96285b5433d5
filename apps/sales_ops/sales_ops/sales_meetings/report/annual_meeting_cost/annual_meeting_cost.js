// {% include "sales_ops/sales_ops/client_scripts/words.js" %}

const COST_KINDS = [
	"Prizes and Gifts",
	"Food and Drink",
	"Decoration",
	"Equipment",
	"Costumes and Props",
	"Venue and Meal",
	"Printing",
	"Photographs",
	"Transport",
	"Other",
];

frappe.query_reports["Annual Meeting Cost"] = {
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
			fieldname: "from_date",
			label: __("Meetings from"),
			fieldtype: "Date",
			default: frappe.datetime.add_months(frappe.datetime.year_start(), -24),
		},
		{ fieldname: "to_date", label: __("Meetings until"), fieldtype: "Date" },
		{
			fieldname: "plan",
			label: __("Annual Meeting Plan"),
			fieldtype: "Link",
			options: "Annual Meeting Plan",
		},
		{
			fieldname: "kind",
			label: __("Kind"),
			fieldtype: "Select",
			options: [
				"",
				...COST_KINDS.map((value) => ({ value, label: __(value, null, "Meeting Purchase Item") })),
			],
		},
		{ fieldname: "approved_only", label: __("Approved Plans Only"), fieldtype: "Check" },
	],
	tree: true,
	name_field: "label",
	initial_depth: 1,

	formatter(value, row, column, data, default_formatter) {
		if (value === null || value === undefined) return "";
		const is_word = column.fieldname === "status" && value;
		const cell = default_formatter(is_word ? __(value, null, "Annual Meeting Plan") : value, row, column, data);
		if (column.fieldname === "over" && flt(value) > 0) return `<span class="text-danger">${cell}</span>`;
		if (column.fieldname === "used" && flt(value) > 100) return `<span class="text-danger">${cell}</span>`;
		return data && data.indent === 0 ? `<b>${cell}</b>` : cell;
	},
};
