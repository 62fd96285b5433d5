// The banner on a draft: what is left of each line of the marketing budget, and what would stop the document.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
frappe.provide("sales_ops");

sales_ops.budget_banner = {
	LEVELS: ["Fine", "Warn", "Alert", "Stop"],
	COLORS: { Fine: "green", Warn: "yellow", Alert: "orange", Stop: "red" },

	/** For the setup of an ERPNext form: only open activities of the company can be chosen. */
	set_queries(frm, table) {
		const query = () => ({
			filters: {
				docstatus: 1,
				status: ["in", ["Approved", "Running"]],
				...(frm.doc.company ? { company: frm.doc.company } : {}),
			},
		});
		if (frm.fields_dict.marketing_activity) frm.set_query("marketing_activity", query);
		frm.set_query("marketing_activity", table, query);
	},

	/** For the refresh of a form: nothing where no row names an activity. `above` is a line that stays above it. */
	async show(frm, names_activity, above = "") {
		if (frm.is_new() || frm.doc.docstatus !== 0 || !names_activity) return;
		const { doctype, name } = frm.doc;
		const { message } = await frappe.call({
			method: "sales_ops.marketing_budget.control.banner.budget_banner",
			args: { document_type: doctype, document_name: name },
		});
		if (frm.doc.name !== name || !message || !(message.lines.length || message.stops.length)) return;
		const level = message.stops.length ? "Stop" : this.worst(message.lines);
		// What is over its limit says so in the sentence that stops it.
		const fitting = message.lines.filter((row) => row.level !== "Stop");
		const texts = [above, ...fitting.map((row) => this.text(row)), ...message.stops.map((stop) => stop.sentence)];
		sales_ops.headline.show(frm, texts.filter(Boolean).join("<br>"), this.COLORS[level]);
		if (message.stops.length && frappe.model.can_create("Marketing Budget Exception"))
			frm.add_custom_button(__("Request Exception"), () => this.ask(frm, message));
	},

	worst(lines) {
		return this.LEVELS[Math.max(...lines.map((row) => this.LEVELS.indexOf(row.level)))];
	},

	text(row) {
		const amount = (value) => format_currency(value, row.currency);
		const line = `<b>${sales_ops.escape(row.line)}</b>`;
		const values = [line, row.upto, amount(row.allocated), amount(row.consumed), amount(row.available)];
		return row.control_mode === "Annual"
			? __("{0}, year up to {1}: budget {2}, used with this document {3}, left {4}.", values)
			: __("{0}, up to {1}: budget {2}, used with this document {3}, left {4}.", values);
	},

	ask(frm, message) {
		const stop = message.stops[0];
		const row = message.lines.find((one) => one.line === stop.line) || message.lines[0] || {};
		frappe.new_doc("Marketing Budget Exception", {
			document_type: frm.doc.doctype,
			document_name: frm.doc.name,
			marketing_budget: row.budget || frm.doc.marketing_budget,
			line_name: stop.line,
			amount: Math.max(...message.stops.map((one) => flt(one.excess))),
			responsible: frappe.session.user,
		});
	},
};
