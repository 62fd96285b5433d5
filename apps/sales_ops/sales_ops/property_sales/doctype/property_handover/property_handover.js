// Property Handover: what still stands in the way, and the invoice it made.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}

frappe.ui.form.on("Property Handover", {
	setup(frm) {
		frm.set_query("property_contract", () => ({
			filters: { docstatus: 1, status: "Paid Up" },
		}));
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.events.show_what_is_missing(frm);
		frm.events.ask_for_move_in(frm);
		if (frm.doc.sales_invoice) {
			frm.add_custom_button(__("Sales Invoice"), () =>
				frappe.set_route("Form", "Sales Invoice", frm.doc.sales_invoice)
			);
		}
	},

	/** The last step: everything is settled, the customer lives there. */
	ask_for_move_in(frm) {
		if (frm.doc.docstatus !== 1 || frm.doc.moved_in_on) return;
		sales_ops.headline.show(frm, __("Handed over. The move-in is not complete yet."), "blue");
		if (!frm.has_perm("write")) return;
		frm.add_custom_button(__("Complete Move-in"), async () => {
			await frm.set_value("moved_in_on", frappe.datetime.get_today());
			frm.save("Update");
		}).addClass("btn-primary");
	},

	show_what_is_missing(frm) {
		if (frm.doc.docstatus !== 0) return;
		const papers = (frm.doc.documents || []).filter((row) => row.is_required && !row.received_on);
		const open = (frm.doc.snags || []).filter((row) => row.is_blocking && !row.fixed_on);
		const missing = [];
		if (open.length) missing.push(__("Snags that block the handover: {0}.", [open.length]));
		if (papers.length) missing.push(__("Required papers that are missing: {0}.", [papers.length]));
		if (!frm.doc.accepted) missing.push(__("The customer has not accepted the unit."));
		if (missing.length) return sales_ops.headline.show(frm, missing.join(" "), "yellow");
		sales_ops.headline.show(
			frm,
			__("Ready. Submitting makes the invoice, paid by what was received."),
			"green"
		);
	},
});
