frappe.query_reports["Campaign Check"] = {
	filters: [
		{
			fieldname: "property_project",
			label: __("Property Project"),
			fieldtype: "Link",
			options: "Property Project",
		},
		{
			fieldname: "promotion_campaign",
			label: __("Promotion Campaign"),
			fieldtype: "Link",
			options: "Property Promotion Campaign",
			get_query: () => {
				const project = frappe.query_report.get_filter_value("property_project");
				return { filters: { docstatus: 1, ...(project && { property_project: project }) } };
			},
		},
	],
};
