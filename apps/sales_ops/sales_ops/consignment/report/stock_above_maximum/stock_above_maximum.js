// {% include "sales_ops/consignment/client_scripts/report_filters.js" %}

frappe.query_reports["Stock Above Maximum"] = {
	filters: [
		sales_ops.consignment_report.company(),
		sales_ops.consignment_report.on(),
		{
			fieldname: "use_days",
			label: __("Use of the Last (Days)"),
			fieldtype: "Int",
			default: 90,
		},
		sales_ops.consignment_report.supplier(),
		sales_ops.consignment_report.site(),
		sales_ops.consignment_report.item_group(),
		sales_ops.consignment_report.item(),
		{ fieldname: "all_items", label: __("Those below Their Maximum Too"), fieldtype: "Check" },
	],
};
