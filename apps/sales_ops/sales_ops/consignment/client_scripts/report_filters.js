// Filters that the reports of Consignment share. Each call makes a new one; `more` adds to it or changes it.
frappe.provide("sales_ops");

sales_ops.consignment_report = {
	link: (fieldname, label, options, more = {}) => ({
		fieldname,
		label,
		fieldtype: "Link",
		options,
		...more,
	}),

	company: () =>
		sales_ops.consignment_report.link("company", __("Company"), "Company", {
			default: frappe.defaults.get_user_default("Company"),
			reqd: 1,
		}),

	supplier: () => sales_ops.consignment_report.link("supplier", __("Supplier"), "Supplier"),

	site: () =>
		sales_ops.consignment_report.link("consignment_site", __("Consignment Site"), "Consignment Site", {
			get_query: () => ({
				filters: { company: frappe.query_report.get_filter_value("company") },
			}),
		}),

	item_group: () => sales_ops.consignment_report.link("item_group", __("Item Group"), "Item Group"),

	item: () => sales_ops.consignment_report.link("item_code", __("Item"), "Item"),

	/** A day, today when nothing else is said. */
	on: (label = __("On"), more = {}) => ({
		fieldname: "on",
		label,
		fieldtype: "Date",
		default: frappe.datetime.get_today(),
		reqd: 1,
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
sales_ops.consignment_report.word = (words, column, value) => {
	const context = words[column.fieldname];
	return context && value ? __(value, null, context) : value;
};
