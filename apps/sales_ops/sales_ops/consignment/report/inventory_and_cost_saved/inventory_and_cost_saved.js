// {% include "sales_ops/consignment/client_scripts/report_filters.js" %}

frappe.query_reports["Inventory and Cost Saved"] = {
	filters: [
		sales_ops.consignment_report.company(),
		{
			fieldname: "from_date",
			label: __("From Date"),
			fieldtype: "Date",
			default: frappe.datetime.year_start(),
			reqd: 1,
		},
		{
			fieldname: "to_date",
			label: __("To Date"),
			fieldtype: "Date",
			default: frappe.datetime.get_today(),
			reqd: 1,
		},
		sales_ops.consignment_report.choice("group_by", __("Group By"), "DocType", ["", "Item"]),
		sales_ops.consignment_report.item_group(),
	],
};
