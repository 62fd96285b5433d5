// Marketing Budget Penalty: finance settles it, an approver may waive it.
// {% include "sales_ops/marketing_budget/client_scripts/marketing_forms.js" %}

frappe.ui.form.on("Marketing Budget Penalty", {
	setup: () => sales_ops.words.in_sense("Marketing Budget Penalty"),

	refresh(frm) {
		sales_ops.marketing.show_indicator(frm);
		sales_ops.marketing.translate(frm, "document_type");
		if (frm.doc.status !== "Open" || frm.doc.person === frappe.session.user) return;
		if (["Accounts User", "Accounts Manager"].some((role) => frappe.user.has_role(role)))
			frm.add_custom_button(__("Settle"), () => frm.events.decide(frm, "settle", __("Settle"))).addClass(
				"btn-primary"
			);
		if (frappe.user.has_role("Marketing Approver"))
			frm.add_custom_button(__("Waive"), () => frm.events.decide(frm, "waive", __("Waive")));
	},

	decide(frm, method, title) {
		const field = { fieldname: "remark", fieldtype: "Small Text", label: __("Remark"), reqd: 1 };
		frappe.prompt(field, (values) => sales_ops.marketing.call(frm, method, values), title, title);
	},
});
