// {% include "sales_ops/consignment/client_scripts/report_filters.js" %}

frappe.query_reports["Unsettled Withdrawals"] = {
	filters: [
		sales_ops.consignment_report.company(),
		sales_ops.consignment_report.on(),
		{ fieldname: "by_settlement", label: __("One Row a Settlement"), fieldtype: "Check" },
		sales_ops.consignment_report.supplier(),
		sales_ops.consignment_report.site(),
		sales_ops.consignment_report.item_group(),
		sales_ops.consignment_report.item(),
		{ fieldname: "only_late", label: __("Only Past the Settlement Day"), fieldtype: "Check" },
	],

	formatter(value, row, column, data, default_formatter) {
		const words = { event: "Consignment Ledger Entry", voucher_type: "DocType" };
		const word = sales_ops.consignment_report.word(words, column, value);
		const cell = default_formatter(word, row, column, data);
		const is_late = data && data.days_late > 0 && ["due_date", "days_late"].includes(column.fieldname);
		return is_late ? `<span class="text-danger">${cell}</span>` : cell;
	},
};
