frappe.query_reports["Plan Against Issue"] = {
	filters: [
		{
			fieldname: "consignment_site",
			label: __("Consignment Site"),
			fieldtype: "Link",
			options: "Consignment Site",
			reqd: 1,
		},
		{
			fieldname: "from_date",
			label: __("From Month"),
			fieldtype: "Date",
			default: frappe.datetime.add_months(frappe.datetime.month_start(), -2),
			reqd: 1,
		},
		{
			fieldname: "to_date",
			label: __("To Month"),
			fieldtype: "Date",
			default: frappe.datetime.month_end(),
			reqd: 1,
		},
		{
			fieldname: "department",
			label: __("User Department"),
			fieldtype: "Link",
			options: "Department",
		},
		{ fieldname: "item_code", label: __("Item"), fieldtype: "Link", options: "Item" },
	],

	async onload(report) {
		if (report.get_filter_value("consignment_site")) return;
		const sites = await frappe.db.get_list("Consignment Site", { limit: 2 });
		if (sites.length === 1) report.set_filter_value("consignment_site", sites[0].name);
	},

	formatter(value, row, column, data, default_formatter) {
		const shown = default_formatter(value, row, column, data);
		const differs = data && column.fieldname === "difference" && data.difference;
		if (!differs) return shown;
		return `<span class="${data.difference > 0 ? "text-danger" : "text-warning"}">${shown}</span>`;
	},
};
