// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}

frappe.query_reports["Sale Control Table"] = {
	filters: [
		{
			fieldname: "property_project",
			label: __("Property Project"),
			fieldtype: "Link",
			options: "Property Project",
			reqd: 1,
		},
		{
			fieldname: "property_building",
			label: __("Building"),
			fieldtype: "Link",
			options: "Property Building",
			get_query: () => ({
				filters: { property_project: frappe.query_report.get_filter_value("property_project") },
			}),
		},
		{
			fieldname: "sale_status",
			label: __("Sale Status"),
			fieldtype: "Select",
			options: [
				"",
				{ value: "Not Released", label: __("Not Released", null, "Property Unit") },
				{ value: "Available", label: __("Available", null, "Property Unit") },
				{ value: "Held", label: __("Held", null, "Property Unit") },
				{ value: "Temporary Deposit", label: __("Temporary Deposit", null, "Property Unit") },
				{ value: "Subscribed", label: __("Subscribed", null, "Property Unit") },
				{ value: "Signed", label: __("Signed", null, "Property Unit") },
				{ value: "Handed Over", label: __("Handed Over", null, "Property Unit") },
			],
		},
		{
			fieldname: "kind",
			label: __("Kind"),
			fieldtype: "Select",
			options: [
				"",
				{ value: "Home", label: __("Home", null, "Property Unit") },
				{ value: "Shop", label: __("Shop", null, "Property Unit") },
				{ value: "Parking", label: __("Parking", null, "Property Unit") },
				{ value: "Storage", label: __("Storage", null, "Property Unit") },
			],
		},
		{
			fieldname: "at",
			label: __("As It Was On"),
			fieldtype: "Datetime",
			description: __("Left empty: now. Receipts and arrears are shown for now only."),
		},
	],

	async onload(report) {
		report.page.add_inner_button(__("Sale Control Board"), () =>
			sales_ops.deal.open_board(
				report.get_filter_value("property_project") || "",
				"",
				report.get_filter_value("at")
			)
		);
		// An office with one project should not have to choose it.
		if (!report.get_filter_value("property_project")) {
			const projects = await frappe.db.get_list("Property Project", { limit: 2, pluck: "name" });
			if (projects.length === 1) report.set_filter_value("property_project", projects[0]);
		}
	},

	formatter(value, row, column, data, default_formatter) {
		const words = {
			kind: "Property Unit",
			sale_status: "Property Unit",
			next_action: "Next Action",
		};
		const context = words[column.fieldname];
		const text = context && value ? __(value, null, context) : value;
		const shown = default_formatter(text, row, column, data);
		if (column.fieldname !== "sale_status" || !data) return shown;
		const color = sales_ops.sale_status.unit_color(data.sale_status);
		return `<span class="indicator-pill ${color}">${shown}</span>`;
	},
};
