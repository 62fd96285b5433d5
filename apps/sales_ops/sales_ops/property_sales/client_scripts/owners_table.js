// The table of owners while it is typed: what the shares add up to, and equal shares by one click.
frappe.provide("sales_ops");

sales_ops.owners = {
	/** For the refresh of a form whose table `owners` may be edited. */
	setup(frm) {
		const grid = frm.get_field("owners").grid;
		grid.add_custom_button(__("Split Evenly"), () => this.split(frm));
		this.show_sum(frm);
	},

	/** Equal shares to two decimals; what rounding leaves goes to the first owner. */
	split(frm) {
		const rows = frm.doc.owners || [];
		if (!rows.length) return;
		const share = Math.floor(10000 / rows.length) / 100;
		rows.forEach((row) => (row.share_percentage = share));
		rows[0].share_percentage = flt(100 - share * (rows.length - 1), 2);
		frm.dirty();
		frm.refresh_field("owners");
		this.show_sum(frm);
	},

	sum: (rows) =>
		flt(
			(rows || []).reduce((sum, row) => sum + flt(row.share_percentage), 0),
			4
		),

	show_sum(frm) {
		const rows = frm.doc.owners || [];
		const sum = this.sum(rows);
		const wrong = rows.length && sum && sum !== 100;
		const text = wrong ? __("The shares add up to {0} %, not to 100 %.", [sum]) : "";
		const $note = frm.get_field("owners").$wrapper.find(".so-shares");
		$note.remove();
		if (text)
			// nosemgrep: html-from-values -- a number in our own sentence
			frm.get_field("owners").$wrapper.append(
				`<p class="so-shares text-danger small mt-1">${text}</p>`
			);
	},

	/** The first owner is the customer: another customer takes his place. */
	follow_customer(frm, customer) {
		const [first] = frm.doc.owners || [];
		if (first && customer)
			return frappe.model.set_value(first.doctype, first.name, "property_owner", customer);
	},
};

frappe.ui.form.on("Property Owner", {
	share_percentage: (frm) => sales_ops.owners.show_sum(frm),
	owners_remove: (frm) => sales_ops.owners.show_sum(frm),
	owners_add(frm, cdt, cdn) {
		// What the others leave.
		const row = locals[cdt][cdn];
		const rest = flt(100 - sales_ops.owners.sum(frm.doc.owners), 4);
		if (rest > 0) frappe.model.set_value(cdt, cdn, "share_percentage", rest);
		else row.share_percentage = 0;
	},
});
