// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/report_filters.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/property_sales/client_scripts/refund_actions.js" %}

frappe.query_reports["Refunds Due"] = {
	onload(report) {
		report.page.main.on("click", ".so-pay-refund", (event) => {
			event.preventDefault();
			sales_ops.refund.pay(event.currentTarget.dataset.change);
		});
	},

	filters: [
		sales_ops.report_filters.company(),
		sales_ops.report_filters.date("report_date", __("Days Overdue On")),
		sales_ops.report_filters.project(),
	],

	formatter(value, row, column, data, default_formatter) {
		if (column.fieldname === "kind" && value) value = __(value, null, "Property Change Application");
		const text = default_formatter(value, row, column, data);
		if (!data || !data.name) return text;
		if (column.fieldname === "days_overdue" && data.days_overdue)
			return `<span class="text-danger">${text}</span>`;
		if (column.fieldname === "pay" && sales_ops.refund.may_pay()) {
			const change = sales_ops.escape(data.name);
			return `<button type="button" class="btn btn-xs btn-default so-pay-refund"
				data-change="${change}">${__("Pay Refund")}</button>`;
		}
		return text;
	},
};
