// {% include "sales_ops/sales_meetings/client_scripts/report_filters.js" %}

frappe.query_reports["Meeting Attendance"] = {
	filters: [
		sales_ops.meeting_report.company(),
		sales_ops.meeting_report.from(6),
		sales_ops.meeting_report.until(),
		sales_ops.meeting_report.series(),
		sales_ops.meeting_report.meeting(),
		{ fieldname: "department", label: __("Department"), fieldtype: "Link", options: "Department" },
	],

	formatter(value, row, column, data, default_formatter) {
		const shown = default_formatter(value, row, column, data);
		const is_low = data && column.fieldname === "rate" && value < 80;
		return is_low ? `<b class="text-danger">${shown}</b>` : shown;
	},
};
