// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}
// {% include "sales_ops/property_sales/client_scripts/customer_report.js" %}

frappe.query_reports["Signed Customers"] = {
	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.project(),
		sales_ops.report_filters.consultant(),
		{ fieldname: "from_date", label: __("From"), fieldtype: "Date" },
		{ fieldname: "to_date", label: __("To"), fieldtype: "Date" },
		sales_ops.report_filters.choice("signing_stage", __("Signing Stage"), "Property Contract", [
			"Not Signed",
			"Draft Signed",
			"Online Signed",
			"Filed",
			"Filing Withdrawn",
		]),
	],

	formatter: sales_ops.customer_report.formatter({
		kind: "Property Unit",
		status: "Property Contract",
		signing_stage: "Property Contract",
	}),
};
