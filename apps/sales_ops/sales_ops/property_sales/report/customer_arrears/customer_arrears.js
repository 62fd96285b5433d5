frappe.query_reports["Customer Arrears"] = {
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
			fieldname: "report_date",
			label: __("Aged On"),
			description: __("Ages the amounts that are outstanding now on this day."),
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
			fieldname: "next_action",
			label: __("Next Action"),
			fieldtype: "Select",
			options: [
				"",
				{ value: "Remind", label: __("Remind", null, "Next Action") },
				{ value: "Sign Contract", label: __("Sign Contract", null, "Next Action") },
				{ value: "Call", label: __("Call", null, "Next Action") },
				{ value: "Propose Forfeiture", label: __("Propose Forfeiture", null, "Next Action") },
				{ value: "Propose Return", label: __("Propose Return", null, "Next Action") },
				{ value: "Refer to Legal", label: __("Refer to Legal", null, "Next Action") },
			],
		},
		{
			fieldname: "show_all",
			label: __("Also What Is Due Soon"),
			fieldtype: "Check",
		},
	],

	formatter(value, row, column, data, default_formatter) {
		const words = { status: "Property Subscription", next_action: "Next Action" };
		const context = words[column.fieldname];
		const word = context && value ? __(value, null, context) : value;
		const text = default_formatter(word, row, column, data);
		if (!data) return text;
		const colours = {
			Remind: "blue",
			"Sign Contract": "blue",
			Call: "yellow",
			"Propose Forfeiture": "orange",
			"Propose Return": "orange",
			"Refer to Legal": "red",
		};
		if (column.fieldname === "next_action" && colours[data.next_action])
			return `<span class="indicator-pill ${colours[data.next_action]}">${text}</span>`;
		if (column.fieldname === "clock" && data.clock_is_over)
			return `<span class="text-danger">${text}</span>`;
		return text;
	},
};
