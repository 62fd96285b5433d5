// Consignment Call-off: what a supplier is asked to bring; sent, delivered by receipts, closed.
// {% include "sales_ops/consignment/client_scripts/demand.js" %}

frappe.ui.form.on("Consignment Call-off", {
	setup(frm) {
		sales_ops.words.in_sense("Consignment Call-off");
		frm.set_query("consignment_agreement", () => ({ filters: { docstatus: 1, status: "Active" } }));
	},

	refresh(frm) {
		sales_ops.consignment.show_indicator(frm);
		frm.set_df_property("items", "cannot_add_rows", true);
		frm.events.say_how_it_stands(frm);
		if (frm.doc.docstatus !== 1) return;
		const is_open = !["Delivered", "Closed"].includes(frm.doc.status);
		if (is_open && frappe.model.can_create("Consignment Receipt"))
			frm.add_custom_button(__("Make Receipt"), () =>
				frappe.model.open_mapped_doc({
					method: "sales_ops.consignment.doctype.consignment_call_off.consignment_call_off.make_receipt",
					frm,
				})
			);
		if (!frm.perm[0].submit) return;
		frm.add_custom_button(__("By E-mail"), () => frm.events.send_by_email(frm), __("Send"));
		frm.add_custom_button(__("On Paper"), () => frm.events.send(frm, { way: "Paper" }), __("Send"));
		if (is_open)
			frm.add_custom_button(__("Close", null, "Consignment Call-off"), () =>
				sales_ops.demand.ask(
					frm,
					__("Close", null, "Consignment Call-off"),
					__("Why Nothing More Comes"),
					"close",
					"reason",
					{},
					__("What was not delivered may be called off again.")
				)
			);
	},

	async send_by_email(frm) {
		const { message } = await frappe.db.get_value("Supplier", frm.doc.supplier, "email_id");
		const fields = [
			{
				fieldname: "recipient",
				fieldtype: "Data",
				options: "Email",
				label: __("E-mail"),
				default: frm.doc.sent_to || message.email_id,
				description: __("The print goes along, in the language of the supplier."),
				reqd: 1,
			},
		];
		frappe.prompt(
			fields,
			({ recipient }) => frm.events.send(frm, { way: "E-mail", recipient }),
			__("Send to the Supplier"),
			__("Send")
		);
	},

	async send(frm, values) {
		await frm.call("send", values);
		await frm.reload_doc();
		if (values.way === "Paper") frm.print_doc();
	},

	say_how_it_stands(frm) {
		const { docstatus, status, sent_on, deliver_by, per_delivered, close_reason } = frm.doc;
		if (docstatus !== 1) return;
		const show = (text, color) => sales_ops.headline.show(frm, text, color);
		if (status === "Closed") return show(__("Closed: {0}", [sales_ops.escape(close_reason)]), "gray");
		if (status === "Delivered") return show(__("All of it has come."), "green");
		const come = format_number(per_delivered, null, 0);
		if (status === "Overdue") return show(__("Overdue: {0} % has come.", [come]), "red");
		if (!sent_on) return show(__("The supplier does not have it yet: send it."), "orange");
		show(
			__("{0} % has come; the first day is {1}.", [come, sales_ops.demand.deadline(deliver_by)]),
			"blue"
		);
	},
});

frappe.ui.form.on("Consignment Call-off Item", {
	qty(frm, cdt, cdn) {
		const row = locals[cdt][cdn];
		frappe.model.set_value(cdt, cdn, "amount", flt(row.qty * row.rate, precision("amount", row)));
	},
});
