// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}

frappe.query_reports["Follow-up Review"] = {
	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.date("from_date", __("From Date"), {
			default: frappe.datetime.add_days(frappe.datetime.get_today(), -7),
		}),
		sales_ops.report_filters.date("to_date", __("To Date")),
		sales_ops.report_filters.project(),
		sales_ops.report_filters.consultant(),
	],
};
