// {% include "sales_ops/consignment/client_scripts/report_filters.js" %}

const STANDINGS = {
	Running: { color: "gray", label: __("Running", null, "Settlement Calendar") },
	Due: { color: "blue", label: __("Due", null, "Settlement Calendar") },
	Late: { color: "red", label: __("Late", null, "Settlement Calendar") },
	Deferred: { color: "yellow", label: __("Deferred", null, "Settlement Calendar") },
	Done: { color: "green", label: __("Done", null, "Settlement Calendar") },
};

frappe.query_reports["Settlement Calendar"] = {
	filters: [
		sales_ops.consignment_report.company(),
		sales_ops.consignment_report.on(),
		{
			fieldname: "from_date",
			label: __("Due From"),
			fieldtype: "Date",
			default: frappe.datetime.add_months(frappe.datetime.get_today(), -3),
		},
		{
			fieldname: "standing",
			label: __("Standing"),
			fieldtype: "Select",
			options: ["", ...Object.entries(STANDINGS).map(([value, { label }]) => ({ value, label }))],
		},
		sales_ops.consignment_report.supplier(),
		sales_ops.consignment_report.item_group(),
	],

	formatter(value, row, column, data, default_formatter) {
		const words = { status: "Consignment Settlement", standing: "Settlement Calendar" };
		const word = sales_ops.consignment_report.word(words, column, value);
		const cell = default_formatter(word, row, column, data);
		const standing = column.fieldname === "standing" && STANDINGS[value];
		return standing ? `<span class="indicator-pill ${standing.color}">${cell}</span>` : cell;
	},
};
