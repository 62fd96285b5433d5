// {% include "sales_ops/marketing_budget/client_scripts/report_filters.js" %}

frappe.query_reports["Marketing Cost per Result"] = {
	filters: [
		sales_ops.marketing_report.company(),
		sales_ops.marketing_report.fiscal_year(),
		sales_ops.marketing_report.budget(),
		sales_ops.marketing_report.property_project(),
		sales_ops.marketing_report.date("from_date", __("From Date")),
		sales_ops.marketing_report.date("to_date", __("To Date")),
		sales_ops.marketing_report.link("campaign", __("Lead Campaign"), "Campaign"),
		sales_ops.marketing_report.link(
			"property_promotion_campaign",
			__("Property Promotion Campaign"),
			"Property Promotion Campaign",
			{ get_query: () => ({ filters: { docstatus: 1 } }) }
		),
	],

	/** What never came has no cost: a dash, not a zero. */
	formatter(value, row, column, data, default_formatter) {
		const unknown = ["cost_per_lead", "cost_per_deal", "leads_attained", "deals_attained"];
		if (unknown.includes(column.fieldname) && (value === null || value === undefined))
			return '<div class="text-right text-muted">—</div>';
		return default_formatter(value, row, column, data);
	},
};
