// What a Property Change Application would do, in a dialog: the server's answer as tables, nothing is written.
frappe.provide("sales_ops");

sales_ops.ChangePreview = class ChangePreview {
	/**
	 * @param {object} doc - the application
	 * @param {object} preview - what its server method `preview` answers
	 */
	constructor(doc, preview) {
		this.doc = doc;
		this.preview = preview;
	}

	show() {
		const unit = sales_ops.escape(this.doc.property_unit);
		const dialog = new frappe.ui.Dialog({
			title: `${sales_ops.changes.word(this.doc.kind)} · ${unit}`,
			size: "large",
			fields: [{ fieldname: "preview", fieldtype: "HTML" }],
		});
		dialog.get_field("preview").$wrapper.html(this.html());
		dialog.show();
	}

	html() {
		const { voided, added, former_owners, owners, postings } = this.preview;
		return [
			this.section(__("Deal and Units"), this.units_html()),
			former_owners && this.section(__("Owners Before"), this.owners_html(former_owners)),
			owners && this.section(__("Owners Afterwards"), this.owners_html(owners)),
			voided && this.section(__("Instalments That Go"), this.instalments_html(voided)),
			added && this.section(__("Instalments That Come"), this.instalments_html(added)),
			this.section(__("Postings"), this.postings_html(postings)),
		]
			.filter(Boolean)
			.join("");
	}

	section(title, html) {
		return `<h5 class="mt-3">${title}</h5>${html}`;
	}

	table(heads, rows) {
		const cell = (tag) => (text, index) => `<${tag} class="${heads[index][1] || ""}">${text}</${tag}>`;
		const head = heads.map(([label]) => label).map(cell("th"));
		const body = rows.map((row) => `<tr>${row.map(cell("td")).join("")}</tr>`);
		return `<div class="table-responsive"><table class="table table-sm mb-0">
			<thead><tr class="text-muted">${head.join("")}</tr></thead>
			<tbody>${body.join("")}</tbody></table></div>`;
	}

	units_html() {
		const { unit, new_unit, deal_status } = this.preview;
		const pill = (status) => sales_ops.sale_status.pill(status);
		const rows = [unit, new_unit]
			.filter(Boolean)
			.map((row) => [sales_ops.escape(row.name), pill(row.status_before), pill(row.status_after)]);
		const deal = sales_ops.escape(__(deal_status, null, "Property Subscription"));
		const heads = [[__("Property Unit")], [__("Before")], [__("Afterwards")]];
		const then = __("The deal is then: {0}", [`<b>${deal}</b>`]);
		return `${this.table(heads, rows)}<p class="text-muted mt-2">${then}</p>`;
	}

	owners_html(rows) {
		const heads = [[__("Property Owner")], [__("Ownership Share"), "text-right"]];
		return this.table(
			heads,
			rows.map((row) => [sales_ops.escape(row.name), `${flt(row.share, 4)} %`])
		);
	}

	instalments_html(rows) {
		if (!rows.length) return this.none(__("None"));
		const heads = [
			[__("Kind")],
			[__("Money Source")],
			[__("Due Date", null, "Property Instalment")],
			[__("Amount"), "text-right"],
		];
		const word = (text) => sales_ops.escape(__(text, null, "Property Instalment"));
		const lines = rows.map((row) => [
			word(row.kind),
			word(row.money_source),
			frappe.datetime.str_to_user(row.due_date),
			this.money(row.amount),
		]);
		const total = rows.reduce((sum, row) => sum + flt(row.amount), 0);
		const sum = [`<b>${__("Total")}</b>`, "", "", `<b>${this.money(total)}</b>`];
		return this.table(heads, [...lines, sum]);
	}

	postings_html(rows) {
		if (!rows.length) return this.none(__("Nothing is posted."));
		const heads = [[__("Account")], [__("Debit"), "text-right"], [__("Credit"), "text-right"]];
		const amount = (value) => (flt(value) ? this.money(value) : "");
		const names = {
			"Contract Liability": __("Contract Liability"),
			Revenue: __("Revenue of the Sale"),
			"Refunds Due": __("Refunds Due"),
			Income: __("Income"),
			Bank: __("Bank"),
		};
		const word = (text) => sales_ops.escape(names[text] || text);
		return this.table(
			heads,
			rows.map((row) => [word(row.account), amount(row.debit), amount(row.credit)])
		);
	}

	none(text) {
		return `<p class="text-muted">${text}</p>`;
	}

	money(amount) {
		return format_currency(amount, this.doc.currency);
	}
};
