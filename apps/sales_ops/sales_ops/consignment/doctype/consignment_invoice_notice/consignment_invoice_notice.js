// Consignment Invoice Notice: handed over in two copies; then the invoice is awaited.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

frappe.ui.form.on("Consignment Invoice Notice", {
	setup(frm) {
		sales_ops.words.in_sense("Consignment Invoice Notice");
		frm.set_query("consignment_settlement", () => ({ filters: { docstatus: 1, status: "Confirmed" } }));
	},

	refresh(frm) {
		sales_ops.consignment.show_indicator(frm);
		if (frm.is_new()) return;
		frm.events.show_deadline(frm);
		frm.add_custom_button(__("Settlement"), () =>
			frappe.set_route("Form", "Consignment Settlement", frm.doc.consignment_settlement)
		);
		if (frm.doc.docstatus === 1)
			frm.add_custom_button(__("Print Two Copies"), () => frm.print_doc()).addClass("btn-primary");
	},

	show_deadline(frm) {
		const { docstatus, status, notice_due_date, invoice_due_date, invoice_received_on } = frm.doc;
		const show = (text, color) => sales_ops.headline.show(frm, text, color);
		const when = (date) => [frappe.datetime.str_to_user(date), sales_ops.days.distance(date)];
		if (docstatus === 0 && notice_due_date)
			return show(__("Hand the invoice notice over by {0}, {1}.", when(notice_due_date)), "orange");
		if (status === "Invoice Received")
			return show(__("The invoice came on {0}, {1}.", when(invoice_received_on)), "green");
		if (docstatus !== 1) return;
		const left = sales_ops.countdown.days_until(invoice_due_date);
		const color = left < 0 ? "red" : left <= 1 ? "orange" : "blue";
		show(__("The invoice must be here by {0}, {1}.", when(invoice_due_date)), color);
	},
});
