frappe.provide("frappe.dashboards.chart_sources");

frappe.dashboards.chart_sources["Property Units by Sale Status"] = {
	method: "sales_ops.property_sales.dashboard_chart_source.property_units_by_sale_status.property_units_by_sale_status.get",
	filters: [
		{
			fieldname: "property_project",
			label: __("Property Project"),
			fieldtype: "Link",
			options: "Property Project",
		},
	],
};
