// Filters that the reports of Property Sales share. Each call makes a new one; `more` adds to it or changes it.
frappe.provide("sales_ops");

sales_ops.report_filters = {
	company: (more = {}) => ({
		fieldname: "company",
		label: __("Company"),
		fieldtype: "Link",
		options: "Company",
		default: frappe.defaults.get_user_default("Company"),
		reqd: 1,
		...more,
	}),

	project: (more = {}) => ({
		fieldname: "property_project",
		label: __("Property Project"),
		fieldtype: "Link",
		options: "Property Project",
		...more,
	}),

	building: () => ({
		fieldname: "property_building",
		label: __("Building"),
		fieldtype: "Link",
		options: "Property Building",
		get_query: () => {
			const property_project = frappe.query_report.get_filter_value("property_project");
			return { filters: property_project ? { property_project } : {} };
		},
	}),

	consultant: (more = {}) => ({
		fieldname: "consultant",
		label: __("Consultant", null, "Property Subscription"),
		fieldtype: "Link",
		options: "Sales Person",
		get_query: () => ({ filters: { is_group: 0 } }),
		...more,
	}),

	/** A required date, today when nothing else is said. */
	date: (fieldname, label, more = {}) => ({
		fieldname,
		label,
		fieldtype: "Date",
		default: frappe.datetime.get_today(),
		reqd: 1,
		...more,
	}),

	/** A choice of a DocType's own words, in that DocType's sense. */
	choice(fieldname, label, doctype, values) {
		const options = values.map((value) => ({ value, label: __(value, null, doctype) }));
		return { fieldname, label, fieldtype: "Select", options: ["", ...options] };
	},

	kind: () =>
		sales_ops.report_filters.choice("kind", __("Kind"), "Property Unit", [
			"Home",
			"Shop",
			"Parking",
			"Storage",
		]),
};

/** Words of a report's cells in the sense of their DocType: `{fieldname: doctype}`. */
sales_ops.report_word = (words, column, value) => {
	const context = words[column.fieldname];
	return context && value ? __(value, null, context) : value;
};
