// {% include "sales_ops/sales_meetings/client_scripts/report_filters.js" %}

frappe.query_reports["Time Used Against Box"] = {
	filters: [
		sales_ops.meeting_report.company(),
		sales_ops.meeting_report.from(6),
		sales_ops.meeting_report.until(),
		sales_ops.meeting_report.series(),
		sales_ops.meeting_report.meeting(),
		{
			fieldname: "group_by",
			label: __("Grouped by"),
			fieldtype: "Select",
			options: [
				{ value: "Kind", label: __("Kind of Item") },
				{ value: "Speaker", label: __("Speaker") },
				{ value: "Meeting", label: __("Sales Meeting") },
				{ value: "Item", label: __("Item of the Agenda") },
			],
			default: "Kind",
			reqd: 1,
		},
	],

	formatter(value, row, column, data, default_formatter) {
		const shown = default_formatter(value, row, column, data);
		const is_over = data && ["over_minutes", "items_over"].includes(column.fieldname) && value > 0;
		return is_over ? `<span class="text-danger">${shown}</span>` : shown;
	},
};
