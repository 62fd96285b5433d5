// Colours and small helps of sales meetings and region reports, the same in lists and on forms.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
frappe.provide("sales_ops");

sales_ops.meeting = {
	COLORS: {
		Draft: "red",
		Approved: "blue",
		Notified: "cyan",
		Held: "orange",
		"Minutes Signed": "purple",
		"Handed In": "green",
		Closed: "green",
		Cancelled: "gray",
	},

	/** For `get_indicator` of a list: the word in the sense of its DocType. */
	indicator(doc) {
		const text = __(doc.status, null, doc.doctype);
		return [text, this.COLORS[doc.status] || "gray", `status,=,${doc.status}`];
	},

	/** The dot beside a form's title. */
	show_indicator(frm) {
		if (frm.is_new() || !frm.doc.status) return;
		const [text, color] = this.indicator(frm.doc);
		frm.page.set_indicator(text, color);
	},

	/** Where the button has a name of its own, Frappe's "Submit this document to confirm" only confuses. */
	hide_submit_message(frm) {
		const text = __("Submit this document to confirm");
		frm.$wrapper
			.find(".form-message")
			.filter((_index, element) => $(element).text().trim() === text)
			.remove();
	},

	/** Call a step of the form's document and show what came of it. */
	async step(frm, method, args = {}) {
		await frm.call(method, args);
		frm.reload_doc();
	},

	day: (date) => frappe.datetime.str_to_user(date),

	/** "2026-11-26, in 2 days" */
	deadline(date) {
		return `${this.day(date)}, ${sales_ops.days.distance(date)}`;
	},
};
