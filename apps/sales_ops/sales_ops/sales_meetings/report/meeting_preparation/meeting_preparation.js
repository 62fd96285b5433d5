// {% include "sales_ops/sales_meetings/client_scripts/report_filters.js" %}

frappe.query_reports["Meeting Preparation"] = {
	filters: [
		sales_ops.meeting_report.company(),
		sales_ops.meeting_report.from(1),
		sales_ops.meeting_report.until(),
		sales_ops.meeting_report.series(),
		sales_ops.meeting_report.meeting(),
		sales_ops.meeting_report.choice("status", __("Status"), "Meeting Preparation", [
			"",
			"Handed In",
			"Handed In Late",
			"Due",
			"Overdue",
		]),
	],

	formatter(value, row, column, data, default_formatter) {
		if (!data || column.fieldname !== "status") return default_formatter(value, row, column, data);
		const color = { "Handed In": "green", "Handed In Late": "orange", Due: "blue", Overdue: "red" };
		const word = sales_ops.escape(__(value, null, "Meeting Preparation"));
		return `<span class="indicator-pill ${color[value] || "gray"}">${word}</span>`;
	},
};
