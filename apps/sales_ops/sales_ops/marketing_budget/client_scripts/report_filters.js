// Filters that the reports of marketing budgets share. Each call makes a new one; `more` adds to it or changes it.
frappe.provide("sales_ops");

sales_ops.marketing_report = {
	link: (fieldname, label, options, more = {}) => ({ fieldname, label, fieldtype: "Link", options, ...more }),

	company: () =>
		sales_ops.marketing_report.link("company", __("Company"), "Company", {
			default: frappe.defaults.get_user_default("Company"),
			reqd: 1,
		}),

	fiscal_year: () =>
		sales_ops.marketing_report.link("fiscal_year", __("Fiscal Year"), "Fiscal Year", {
			default: erpnext.utils.get_fiscal_year(frappe.datetime.get_today()),
		}),

	budget: () =>
		sales_ops.marketing_report.link("marketing_budget", __("Marketing Budget"), "Marketing Budget", {
			get_query: () => ({
				filters: { docstatus: 1, company: frappe.query_report.get_filter_value("company") },
			}),
		}),

	property_project: () =>
		sales_ops.marketing_report.link("property_project", __("Property Project"), "Property Project"),

	date: (fieldname, label) => ({ fieldname, label, fieldtype: "Date" }),

	month: (fieldname, label, more = {}) => ({
		fieldname,
		label,
		fieldtype: "Data",
		description: __("Such as 2026-03."),
		...more,
	}),

	/** A choice of words in the sense of a report or DocType. */
	choice: (fieldname, label, context, values, more = {}) => ({
		fieldname,
		label,
		fieldtype: "Select",
		options: values.map((value) => ({ value, label: value && __(value, null, context) })),
		...more,
	}),
};

/** Words of a report's cells in the sense of a DocType or report: `{fieldname: context}`. */
sales_ops.marketing_report.word = (words, column, value) => {
	const context = words[column.fieldname];
	return context && value ? __(value, null, context) : value;
};
