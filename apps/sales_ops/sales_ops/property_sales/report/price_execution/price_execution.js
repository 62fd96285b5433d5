// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.query_reports["Price Execution"] = {
	filters: [
		{
			fieldname: "company",
			label: __("Company"),
			fieldtype: "Link",
			options: "Company",
			default: frappe.defaults.get_user_default("Company"),
			reqd: 1,
		},
		{
			fieldname: "property_project",
			label: __("Property Project"),
			fieldtype: "Link",
			options: "Property Project",
		},
		{
			fieldname: "property_building",
			label: __("Property Building"),
			fieldtype: "Link",
			options: "Property Building",
			get_query() {
				const property_project = frappe.query_report.get_filter_value("property_project");
				return { filters: property_project ? { property_project } : {} };
			},
		},
		{
			fieldname: "kind",
			label: __("Kind"),
			fieldtype: "Select",
			options: [
				{ value: "", label: "" },
				...["Home", "Shop", "Parking", "Storage"].map((value) => ({
					value,
					label: __(value, null, "Property Unit"),
				})),
			],
		},
		{ fieldname: "sold", label: __("Only Units with a Deal"), fieldtype: "Check", default: 1 },
	],

	formatter(value, row, column, data, default_formatter) {
		if (["kind", "sale_status"].includes(column.fieldname) && data?.[column.fieldname])
			return sales_ops.escape(sales_ops.sale_status.word(data[column.fieldname]));
		const text = default_formatter(value, row, column, data);
		const is_low = column.fieldname === "above_floor" && data && data.above_floor < 0;
		return is_low ? `<span class="text-danger">${text}</span>` : text;
	},
};
