// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}

frappe.query_reports["Report Calendar"] = {
	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.date("from_date", __("Due From"), {
			default: frappe.datetime.add_days(frappe.datetime.get_today(), -30),
		}),
		sales_ops.report_filters.date("to_date", __("Due To"), {
			default: frappe.datetime.add_days(frappe.datetime.get_today(), 7),
		}),
		sales_ops.report_filters.project(),
		{
			fieldname: "kind",
			label: __("Report"),
			fieldtype: "Select",
			options: [
				"",
				{ value: "Daily", label: __("Property Daily Report") },
				{ value: "Weekly", label: __("Property Weekly Report") },
				{ value: "Monthly", label: __("Property Monthly Report") },
				{ value: "Plan", label: __("Property Monthly Plan") },
			],
		},
		{ fieldname: "only_late", label: __("Late or Missing Only"), fieldtype: "Check" },
	],

	formatter(value, row, column, data, default_formatter) {
		const text = default_formatter(value, row, column, data);
		const colours = {
			"On Time": "green",
			Late: "orange",
			Overdue: "red",
			Missing: "red",
			"Not Due": "blue",
		};
		if (column.fieldname === "state" && data && data.code)
			return `<span class="indicator-pill ${colours[data.code]}">${text}</span>`;
		if (column.fieldname === "days_late" && data && data.days_late)
			return `<span class="text-danger">${text}</span>`;
		return text;
	},
};
