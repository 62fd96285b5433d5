// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

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
			options: ["", "Not Released", "Available", "Held", "Temporary Deposit", "Subscribed", "Signed"],
		},
		{
			fieldname: "kind",
			label: __("Kind"),
			fieldtype: "Select",
			options: ["", "Home", "Shop", "Parking", "Storage"],
		},
	],

	async onload(report) {
		report.page.add_inner_button(__("Sale Control Board"), () =>
			frappe.set_route("sale-control-board", report.get_filter_value("property_project") || "")
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
