// Colours, words and small helps of marketing budgets, the same in lists and on forms.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
frappe.provide("sales_ops");

sales_ops.marketing = {
	COLORS: {
		// budget
		"Ratio Approved": "blue",
		Active: "green",
		Closed: "gray",
		// activity, adjustment, exception
		Pending: "orange",
		Approved: "green",
		Running: "blue",
		Rejected: "red",
		Used: "purple",
		// penalty
		Open: "orange",
		Settled: "green",
		Waived: "gray",
		Void: "gray",
		// papers
		Submitted: "blue",
		Received: "green",
		Checked: "green",
		Returned: "red",
		// ledger of allocations
		Original: "blue",
		Supplement: "green",
		Transfer: "cyan",
		Return: "yellow",
		Lapse: "gray",
		"Carry Forward": "purple",
		// all
		Draft: "red",
		Cancelled: "gray",
	},

	/** For `get_indicator` of a list: the word in the sense of its DocType. */
	indicator(doc, doctype, fieldname = "status") {
		const value = doc[fieldname];
		return [__(value, null, doctype), this.COLORS[value] || "gray", `${fieldname},=,${value}`];
	},

	/** What `frappe.listview_settings` of a DocType with a status needs. */
	list(doctype, more = {}) {
		return {
			add_fields: ["status"],
			has_indicator_for_draft: true,
			has_indicator_for_cancelled: true,
			get_indicator: (doc) => this.indicator(doc, doctype),
			...more,
		};
	},

	/** The dot beside a form's title. */
	show_indicator(frm, fieldname = "status") {
		if (frm.is_new() || !frm.doc[fieldname]) return;
		const [text, color] = this.indicator(frm.doc, frm.doctype, fieldname);
		frm.page.set_indicator(text, color);
	},

	money: (amount, currency) => format_currency(amount, currency),

	day: (date) => frappe.datetime.str_to_user(date),

	has_role: (...roles) => roles.some((role) => frappe.user.has_role(role)),
};
