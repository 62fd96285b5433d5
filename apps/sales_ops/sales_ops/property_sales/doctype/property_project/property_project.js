// Property Project: its board, and the accounts without which no receipt can be booked.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/property_sales/client_scripts/form_headline.js" %}

frappe.ui.form.on("Property Project", {
	setup(frm) {
		frm.set_query("payment_plan_template", () => ({ filters: { disabled: 0 } }));
		frm.set_query("project", () => ({ filters: { company: frm.doc.company } }));
		const leaf_of = (filters) => ({
			filters: { company: frm.doc.company, is_group: 0, disabled: 0, ...filters },
		});
		frm.set_query("forfeiture_account", () => leaf_of({ root_type: "Income" }));
		frm.set_query("transfer_clearing_account", () =>
			leaf_of({ root_type: ["in", ["Asset", "Liability"]] })
		);
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.add_custom_button(__("Open Board"), () =>
			sales_ops.deal.open_board(frm.doc.name)
		).addClass("btn-primary");
		const onload = frm.doc.__onload || {};
		const company = sales_ops.escape(frm.doc.company);
		if (onload.presale_ready === false) {
			const warning = __(
				"{0} does not book deposits as a liability yet, so no receipt can be submitted.",
				[company]
			);
			frm.events.offer_accounts(frm, warning, frm.events.presale_question(company));
		} else if (!frm.doc.forfeiture_account || !frm.doc.transfer_clearing_account) {
			const warning = __(
				"The accounts for forfeited money and for name changes are missing, so such changes of deals cannot be executed."
			);
			frm.events.offer_accounts(frm, warning, frm.events.change_question(company));
		}
	},

	presale_question: (company) =>
		__(
			"{0} gets an account for customers' advances and one for advances to suppliers. From then on ERPNext books every advance of the company there. Its projects get the accounts for forfeited money and for name changes. Continue?",
			[company]
		),

	change_question: (company) =>
		__(
			"The projects of {0} get an income account for forfeited money and a clearing account for name changes, where they have none. Continue?",
			[company]
		),

	offer_accounts(frm, warning, question) {
		sales_ops.headline.show(frm, warning, "orange");
		if (!frappe.model.can_write("Company")) return;
		frm.add_custom_button(__("Set Up Presale Accounts"), () =>
			frappe.confirm(question, () => frm.events.set_up_accounts(frm))
		);
	},

	async set_up_accounts(frm) {
		await frm.call("setup_presale_accounts");
		await frm.reload_doc();
		const { forfeiture_account, transfer_clearing_account } = frm.doc;
		frappe.msgprint({
			title: __("The accounts are ready."),
			message: [
				[__("Forfeiture Account"), forfeiture_account],
				[__("Transfer Clearing Account"), transfer_clearing_account],
			]
				.map(([label, account]) => `${label}: <b>${sales_ops.escape(account)}</b>`)
				.join("<br>"),
			indicator: "green",
		});
	},
});
