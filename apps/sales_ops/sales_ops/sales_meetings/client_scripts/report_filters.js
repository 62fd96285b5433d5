// Filters that the reports of sales meetings share. Each call makes a new one; `more` adds to it or changes it.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
frappe.provide("sales_ops");

sales_ops.meeting_report = {
	company: () => ({
		fieldname: "company",
		label: __("Company"),
		fieldtype: "Link",
		options: "Company",
		default: frappe.defaults.get_user_default("Company"),
		reqd: 1,
	}),

	from: (months = 3) => ({
		fieldname: "from_date",
		label: __("From Date"),
		fieldtype: "Date",
		default: frappe.datetime.add_months(frappe.datetime.month_start(), -months),
		reqd: 1,
	}),

	until: (months = 1) => ({
		fieldname: "to_date",
		label: __("To Date"),
		fieldtype: "Date",
		default: frappe.datetime.add_months(frappe.datetime.month_end(), months),
		reqd: 1,
	}),

	series: () => ({
		fieldname: "series",
		label: __("Series", null, "Sales Meeting"),
		fieldtype: "Link",
		options: "Sales Meeting Series",
	}),

	meeting: () => ({
		fieldname: "sales_meeting",
		label: __("Sales Meeting"),
		fieldtype: "Link",
		options: "Sales Meeting",
		get_query: () => ({
			filters: { company: frappe.query_report.get_filter_value("company"), docstatus: 1 },
		}),
	}),

	/** A choice of words in the sense of a DocType. */
	choice: (fieldname, label, context, values, more = {}) => ({
		fieldname,
		label,
		fieldtype: "Select",
		options: values.map((value) => ({ value, label: value && __(value, null, context) })),
		...more,
	}),
};
