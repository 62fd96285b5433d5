// Consignment Ledger Entry: read only; written by the postings.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

frappe.ui.form.on("Consignment Ledger Entry", {
	setup: () => sales_ops.words.in_sense("Consignment Ledger Entry"),

	refresh(frm) {
		frm.disable_save();
		sales_ops.consignment.show_indicator(frm, "event");
		if (frm.doc.reverses)
			sales_ops.headline.show(frm, __("Takes back another entry; the two cancel each other."), "gray");
	},
});
