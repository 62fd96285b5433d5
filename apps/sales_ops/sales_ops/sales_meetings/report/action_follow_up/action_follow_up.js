// {% include "sales_ops/sales_meetings/client_scripts/report_filters.js" %}

frappe.query_reports["Action Follow-up"] = {
	filters: [
		sales_ops.meeting_report.company(),
		sales_ops.meeting_report.series(),
		{ fieldname: "responsible", label: __("Responsible", null, "Sales Meeting Action"), fieldtype: "Data" },
		{
			fieldname: "show",
			label: __("Show"),
			fieldtype: "Select",
			options: [
				{ value: "Open", label: __("Open Actions") },
				{ value: "Overdue", label: __("Overdue Actions") },
				{ value: "Finished", label: __("Finished Actions") },
				{ value: "All", label: __("All Actions") },
			],
			default: "Open",
			reqd: 1,
		},
		{
			fieldname: "on",
			label: __("As of", null, "Action Follow-up"),
			fieldtype: "Date",
			default: frappe.datetime.get_today(),
			reqd: 1,
		},
	],

	formatter(value, row, column, data, default_formatter) {
		if (data && column.fieldname === "status") {
			const color = { Open: "blue", Done: "green", Cancelled: "gray" }[value] || "gray";
			const word = sales_ops.escape(__(value, null, "Sales Meeting Action"));
			return `<span class="indicator-pill ${color}">${word}</span>`;
		}
		const shown = default_formatter(value, row, column, data);
		const is_bad = data && column.fieldname === "days_overdue" && value > 0;
		const is_old = data && column.fieldname === "times_carried" && value > 1;
		return is_bad || is_old ? `<b class="text-danger">${shown}</b>` : shown;
	},
};
