frappe.query_reports["Uncollected Arrivals"] = {
	filters: [
		{
			fieldname: "consignment_site",
			label: __("Consignment Site"),
			fieldtype: "Link",
			options: "Consignment Site",
			reqd: 1,
		},
		{
			fieldname: "department",
			label: __("User Department"),
			fieldtype: "Link",
			options: "Department",
		},
	],

	async onload(report) {
		if (report.get_filter_value("consignment_site")) return;
		const sites = await frappe.db.get_list("Consignment Site", { limit: 2 });
		if (sites.length === 1) report.set_filter_value("consignment_site", sites[0].name);
	},

	formatter(value, row, column, data, default_formatter) {
		if (column.fieldname === "status" && value) value = __(value, null, "Consignment Uncollected Goods");
		return default_formatter(value, row, column, data);
	},
};
