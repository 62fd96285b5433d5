// Property Management Notice: print it, and record the confirmation.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}

frappe.ui.form.on("Property Management Notice", {
	refresh(frm) {
		if (frm.is_new()) return;
		frm.disable_save();
		if (frm.doc.status !== "Open") return;
		const day = frappe.datetime.str_to_user(frm.doc.confirm_by);
		const is_late = (frm.doc.__onload || {}).is_late;
		const text = is_late
			? __("The confirmation was due on {0}.", [day])
			: __("To be confirmed by {0}.", [day]);
		sales_ops.headline.show(frm, text, is_late ? "red" : "blue");
		if (!frm.perm[0].write) return;
		frm.add_custom_button(__("Record Confirmation"), () => frm.events.ask(frm)).addClass("btn-primary");
	},

	ask(frm) {
		const keys = {
			fieldname: "keys_received",
			fieldtype: "Int",
			label: __("Keys Received"),
			default: frm.doc.no_of_keys,
		};
		frappe.prompt(
			[
				{
					fieldname: "confirmed_by",
					fieldtype: "Data",
					label: __("Confirmed By"),
					description: __("Name at the property-management company."),
					reqd: 1,
				},
				{
					fieldname: "confirmed_on",
					fieldtype: "Date",
					label: __("Confirmed On"),
					default: frappe.datetime.get_today(),
					reqd: 1,
				},
				...(frm.doc.kind === "Take-back" ? [keys] : []),
				{ fieldname: "remark", fieldtype: "Small Text", label: __("Remark") },
			],
			async (values) => {
				await frm.call("confirm", values);
				frm.reload_doc();
			},
			__("Record Confirmation"),
			__("Confirm")
		);
	},
});
