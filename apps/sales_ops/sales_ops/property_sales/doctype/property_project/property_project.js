// Property Project: its board, and the accounts without which no receipt can be booked.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/property_sales/client_scripts/form_headline.js" %}

frappe.ui.form.on("Property Project", {
	setup(frm) {
		frm.set_query("payment_plan_template", () => ({ filters: { disabled: 0 } }));
		frm.set_query("project", () => ({ filters: { company: frm.doc.company } }));
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.add_custom_button(__("Open Board"), () =>
			sales_ops.deal.open_board(frm.doc.name)
		).addClass("btn-primary");
		const onload = frm.doc.__onload || {};
		if (onload.presale_ready === false) frm.events.warn_about_accounts(frm);
	},

	warn_about_accounts(frm) {
		const company = sales_ops.escape(frm.doc.company);
		sales_ops.headline.show(
			frm,
			__("{0} does not book deposits as a liability yet, so no receipt can be submitted.", [
				company,
			]),
			"orange"
		);
		if (!frappe.model.can_write("Company")) return;
		frm.add_custom_button(__("Set Up Presale Accounts"), () => frm.events.set_up_accounts(frm));
	},

	set_up_accounts(frm) {
		const company = sales_ops.escape(frm.doc.company);
		frappe.confirm(
			__(
				"{0} gets an account for customers' advances and one for advances to suppliers. From then on ERPNext books every advance of the company there. Continue?",
				[company]
			),
			async () => {
				await frm.call("setup_presale_accounts");
				frappe.show_alert({ message: __("The accounts are ready."), indicator: "green" });
				frm.reload_doc();
			}
		);
	},
});
