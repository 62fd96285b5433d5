// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}

frappe.query_reports["Unit Ledger"] = {
	filters: [
		sales_ops.report_filters.company(),
		{
			fieldname: "on",
			label: __("As at the End Of"),
			description: __(
				"Empty: as it is now. Money that an exchange has moved since stands with the new unit."
			),
			fieldtype: "Date",
		},
		sales_ops.report_filters.project(),
		sales_ops.report_filters.building(),
		sales_ops.report_filters.kind(),
		sales_ops.report_filters.choice("use", __("Use"), "Property Unit", [
			"For Sale",
			"Self-use",
			"Leased",
			"Transferred Paid",
			"Transferred Free",
		]),
		sales_ops.report_filters.choice("sale_status", __("Sale Status"), "Property Unit", [
			"Not Released",
			"Available",
			"Held",
			"Temporary Deposit",
			"Subscribed",
			"Signed",
			"Handed Over",
		]),
		{
			fieldname: "view",
			label: __("Show"),
			fieldtype: "Select",
			options: [
				{ value: "Units", label: __("Units") },
				{ value: "Totals", label: __("Totals by Kind, Use and Status") },
			],
			default: "Units",
		},
	],

	formatter(value, row, column, data, default_formatter) {
		const words = { kind: "Property Unit", use: "Property Unit", sale_status: "Property Unit" };
		const word = sales_ops.report_word(words, column, value);
		const text = default_formatter(word, row, column, data);
		if (column.fieldname !== "sale_status" || !data || !data.sale_status) return text;
		const color = sales_ops.sale_status.unit_color(data.sale_status);
		return `<span class="indicator-pill ${color}">${text}</span>`;
	},
};
