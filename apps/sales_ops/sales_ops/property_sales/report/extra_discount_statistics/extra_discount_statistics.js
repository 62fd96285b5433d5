frappe.query_reports["Extra Discount Statistics"] = {
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
			fieldname: "from_date",
			label: __("From Date"),
			fieldtype: "Date",
			default: frappe.datetime.month_start(),
			reqd: 1,
		},
		{
			fieldname: "to_date",
			label: __("To Date"),
			fieldtype: "Date",
			default: frappe.datetime.get_today(),
			reqd: 1,
		},
		{
			fieldname: "property_project",
			label: __("Property Project"),
			fieldtype: "Link",
			options: "Property Project",
		},
		{
			fieldname: "consultant",
			label: __("Consultant", null, "Property Subscription"),
			fieldtype: "Link",
			options: "Sales Person",
			get_query: () => ({ filters: { is_group: 0 } }),
		},
		{
			fieldname: "group_by",
			label: __("Group By"),
			fieldtype: "Select",
			options: [
				{ value: "", label: __("Each Discount") },
				{
					value: "Consultant",
					label: __("Consultant", null, "Property Subscription"),
				},
				{ value: "Property Project", label: __("Property Project") },
				{ value: "Month", label: __("Month") },
			],
		},
	],

	formatter(value, row, column, data, default_formatter) {
		if (column.fieldname === "state" && data?.state === "Without Request") return __("Without Request");
		if (column.fieldname === "state" && data?.state)
			return frappe.utils.escape_html(__(data.state, null, "Property Discount Request"));
		return default_formatter(value, row, column, data);
	},
};
