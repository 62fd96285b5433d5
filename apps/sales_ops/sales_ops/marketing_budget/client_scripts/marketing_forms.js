// Approval, lines and months on the forms of marketing budgets.
// {% include "sales_ops/marketing_budget/client_scripts/marketing.js" %}

Object.assign(sales_ops.marketing, {
	/**
	 * The buttons of a document that another approves, up to the amount of the role. The server decides who may.
	 * Returns the line at the top, for a banner that comes later to keep.
	 */
	approval(frm) {
		this.translate(frm, "approver_role");
		if (frm.is_new() || frm.doc.docstatus !== 0) return "";
		frm.dashboard.clear_headline(); // "Submit this document to confirm" is not for everybody
		const { status } = frm.doc;
		const is_own = [frm.doc.owner, frm.doc.prepared_by].includes(frappe.session.user);
		const clean = !frm.is_dirty();
		if (["Draft", "Rejected"].includes(status) && frm.perm[0].write && clean)
			frm.add_custom_button(__("Request Approval"), () => this.call(frm, "request_approval")).addClass(
				"btn-primary"
			);
		if (clean && (is_own || status !== "Pending")) frm.page.clear_primary_action();
		if (status !== "Pending") return this.say_rejected(frm);
		const role = frm.doc.approver_role ? __(frm.doc.approver_role) : "";
		if (is_own || !frm.perm[0].submit) {
			const text = role ? __("Waits for approval by {0}.", [role]) : __("Nobody may approve this amount.");
			return this.say(frm, text, "blue");
		}
		frm.add_custom_button(__("Reject"), () => this.ask_reason(frm));
		return this.say(frm, __("Handed in for approval. Check it, then submit or reject it."), "blue");
	},

	/** Names that are stored as texts, in the reader's language. */
	translate(frm, ...fieldnames) {
		for (const fieldname of fieldnames) {
			frm.fields_dict[fieldname].df.formatter = (value) => (value ? sales_ops.escape(__(value)) : "");
			frm.refresh_field(fieldname);
		}
	},

	say_rejected(frm) {
		if (frm.doc.status !== "Rejected") return "";
		return this.say(frm, __("Rejected: {0}", [sales_ops.escape(frm.doc.rejection_reason)]), "red");
	},

	say(frm, html, color) {
		sales_ops.headline.show(frm, html, color);
		return html;
	},

	ask_reason(frm) {
		const field = { fieldname: "reason", fieldtype: "Small Text", label: __("Reason"), reqd: 1 };
		frappe.prompt(field, (values) => this.call(frm, "reject", values), __("Reject"), __("Reject"));
	},

	async call(frm, method, args) {
		await frm.call(method, args);
		frm.reload_doc();
	},

	/** Lines and months of a budget: {lines: [name], months: ["2026-01"]}; empty without one. */
	async choices(budget) {
		if (!budget) return { lines: [], months: [] };
		const doc = await frappe.db.get_doc("Marketing Budget", budget);
		return { lines: doc.lines.map((row) => row.line_name), months: this.months(doc.year_start_date) };
	},

	months(year_start) {
		const first = moment(year_start).startOf("month");
		return [...Array(12).keys()].map((number) => first.clone().add(number, "months").format("YYYY-MM"));
	},

	/** Let the columns of a child table be chosen from a budget. */
	async offer(frm, budget, line_field, month_field, table = "items") {
		const { lines, months } = await this.choices(budget);
		const { grid } = frm.fields_dict[table];
		grid.update_docfield_property(line_field, "options", ["", ...lines]);
		grid.update_docfield_property(month_field, "options", ["", ...months]);
		grid.refresh();
	},

	active_budgets: () => ({ filters: { docstatus: 1, status: "Active" } }),

	/** A method of the document's module, by its path; then the form is loaded again. */
	async run(frm, method, args) {
		await frappe.call({ method: `sales_ops.marketing_budget.doctype.${method}`, args, freeze: true });
		frm.reload_doc();
	},

	/** A table of figures in an HTML field: `method` gives them; columns of [fieldname, label], the first ones texts. */
	async show_figures(frm, method, args, columns, texts) {
		const field = frm.fields_dict.figures_html;
		if (frm.is_new() || frm.doc.docstatus !== 1) return field.$wrapper.empty();
		const path = `sales_ops.marketing_budget.doctype.${method}`;
		const { message: rows } = await frappe.call({ method: path, args });
		const cell = (value, is_text) =>
			is_text
				? `<td>${sales_ops.escape(value)}</td>`
				: `<td class="text-right">${this.money(value, frm.doc.currency)}</td>`;
		const line = (row) => columns.map(([name], index) => cell(row[name], index < texts)).join("");
		const head = columns
			.map(([, label], index) => `<th class="${index < texts ? "" : "text-right"}">${label}</th>`)
			.join("");
		const body = rows.map((row) => `<tr>${line(row)}</tr>`).join("");
		const total = columns
			.map(([name], index) => {
				if (index < texts) return `<th>${index ? "" : __("Total")}</th>`;
				const sum = rows.reduce((found, row) => found + flt(row[name]), 0);
				return `<th class="text-right">${this.money(sum, frm.doc.currency)}</th>`;
			})
			.join("");
		field.$wrapper.html(
			`<div class="table-responsive"><table class="table table-sm table-bordered">
			<thead><tr>${head}</tr></thead><tbody>${body}</tbody><tfoot><tr>${total}</tr></tfoot></table></div>`
		);
	},
});
