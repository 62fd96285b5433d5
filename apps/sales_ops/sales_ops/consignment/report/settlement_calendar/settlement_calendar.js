// {% include "sales_ops/consignment/client_scripts/report_filters.js" %}

const STANDING_COLORS = { Running: "gray", Due: "blue", Late: "red", Deferred: "yellow", Done: "green" };

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
		sales_ops.consignment_report.choice("standing", __("Standing"), "Settlement Calendar", [
			"",
			...Object.keys(STANDING_COLORS),
		]),
		sales_ops.consignment_report.supplier(),
		sales_ops.consignment_report.item_group(),
	],

	formatter(value, row, column, data, default_formatter) {
		const words = { status: "Consignment Settlement", standing: "Settlement Calendar" };
		const word = sales_ops.consignment_report.word(words, column, value);
		const cell = default_formatter(word, row, column, data);
		if (column.fieldname !== "standing" || !STANDING_COLORS[value]) return cell;
		return `<span class="indicator-pill ${STANDING_COLORS[value]}">${cell}</span>`;
	},
};
