// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}

frappe.query_reports["Slow Units"] = {
	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.project(),
		sales_ops.report_filters.kind(),
		{
			fieldname: "days",
			label: __("Free for at Least (Days)"),
			description: __("Empty: as in Property Sales Settings."),
			fieldtype: "Int",
		},
		{
			fieldname: "without_proposal",
			label: __("Only Without a Proposal"),
			fieldtype: "Check",
		},
	],

	get_datatable_options: (options) => ({ ...options, checkboxColumn: true }),

	onload(report) {
		if (frappe.model.can_write("Property Unit"))
			report.page.add_inner_button(__("Propose Promotion"), () => this.propose(report));
	},

	propose(report) {
		const { rowmanager, datamanager } = report.datatable || {};
		const rows = rowmanager ? rowmanager.getCheckedRows() : [];
		const units = rows.map((index) => datamanager.data[index].property_unit);
		if (!units.length) return frappe.show_alert(__("Tick the units first."));
		frappe.prompt(
			[
				{
					fieldname: "measure",
					fieldtype: "Small Text",
					label: __("Promotion Measure"),
					description: __(
						"Such as a gift, a dated promotion price, an open day, a bonus for the consultant."
					),
					reqd: 1,
				},
				{
					fieldname: "allocated_to",
					fieldtype: "Link",
					label: __("Task For"),
					options: "User",
					reqd: 1,
				},
				{ fieldname: "due_date", fieldtype: "Date", label: __("To Be Done By") },
			],
			async (values) => {
				const method = "sales_ops.property_sales.units.promotion.propose_promotion";
				await frappe.xcall(method, { units, ...values });
				frappe.show_alert({ message: __("The task was given."), indicator: "green" });
				report.refresh();
			},
			__("Propose Promotion of {0} Units", [units.length]),
			__("Propose", null, "Property Unit")
		);
	},

	formatter(value, row, column, data, default_formatter) {
		const word = sales_ops.report_word({ kind: "Property Unit" }, column, value);
		return default_formatter(word, row, column, data);
	},
};
