// {% include "sales_ops/consignment/client_scripts/report_filters.js" %}

frappe.query_reports["Consignment Stock and Exposure"] = {
	filters: [
		sales_ops.consignment_report.company(),
		sales_ops.consignment_report.on(),
		sales_ops.consignment_report.choice("group_by", __("Group By"), "DocType", [
			"",
			"Supplier",
			"Consignment Site",
		]),
		sales_ops.consignment_report.supplier(),
		sales_ops.consignment_report.site(),
		sales_ops.consignment_report.item_group(),
		sales_ops.consignment_report.item(),
		{ fieldname: "only_stale", label: __("Only What Lies Too Long"), fieldtype: "Check" },
	],
};
