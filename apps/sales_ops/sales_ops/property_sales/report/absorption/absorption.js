// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}

frappe.query_reports["Absorption"] = {
	filters: [
		sales_ops.report_filters.project({ reqd: 1 }),
		{
			fieldname: "months",
			label: __("Months Back"),
			fieldtype: "Select",
			options: ["3", "6", "12", "24"],
			default: "12",
		},
		sales_ops.report_filters.kind(),
	],
};
