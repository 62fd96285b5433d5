// The papers of a deal: which required ones are still missing, on the form of the subscription and of the contract.
frappe.provide("sales_ops");

sales_ops.papers = {
	setup(frm, property_subscription) {
		frm.set_query("document_kind", "documents", () => ({ filters: { disabled: 0 } }));
		if (frm.is_new() || !property_subscription || frm.doc.docstatus === 2) return;
		frappe
			.xcall("sales_ops.property_sales.deals.documents.missing_papers", { property_subscription })
			.then((kinds) => this.show(frm, kinds));
	},

	show(frm, kinds) {
		const $wrapper = frm.get_field("documents").$wrapper;
		$wrapper.find(".so-papers").remove();
		if (!kinds.length) return;
		const names = kinds.map((kind) => sales_ops.escape(__(kind))).join(", ");
		const $note = $(
			`<p class="so-papers text-danger small mt-1">${__("Still missing: {0}", [names])} </p>`
		).appendTo($wrapper);
		if (!frm.has_perm("write")) return;
		$(`<a href="#">${__("Add rows for them")}</a>`)
			.appendTo($note)
			.on("click", (event) => {
				event.preventDefault();
				this.add_rows(frm, kinds);
			});
	},

	add_rows(frm, kinds) {
		const there = (frm.doc.documents || []).map((row) => row.document_kind);
		for (const kind of kinds)
			if (!there.includes(kind)) frm.add_child("documents", { document_kind: kind });
		frm.refresh_field("documents");
		frm.dirty();
	},
};

frappe.ui.form.on("Property Deal Document", {
	attachment(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		if (row.attachment && !row.received_on)
			frappe.model.set_value(cdt, cdn, "received_on", frappe.datetime.get_today());
	},
});
