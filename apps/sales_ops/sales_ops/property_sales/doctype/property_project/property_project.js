// Property Project: its board, and the accounts without which no receipt can be booked.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}

frappe.ui.form.on("Property Project", {
	setup(frm) {
		frm.set_query("payment_plan_template", () => ({ filters: { disabled: 0 } }));
		frm.set_query("project", () => ({ filters: { company: frm.doc.company } }));
		const leaf_of = (filters) => ({
			filters: { company: frm.doc.company, is_group: 0, disabled: 0, ...filters },
		});
		frm.set_query("forfeiture_account", () => leaf_of({ root_type: "Income" }));
		frm.set_query("refund_account", () =>
			leaf_of({ root_type: "Liability", account_type: "Receivable" })
		);
		frm.set_query("resettlement_account", () => leaf_of({ root_type: ["in", ["Asset", "Expense"]] }));
		frm.set_query("transfer_clearing_account", () =>
			leaf_of({ root_type: ["in", ["Asset", "Liability"]] })
		);
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.add_custom_button(__("Open Board"), () => sales_ops.deal.open_board(frm.doc.name)).addClass(
			"btn-primary"
		);
		frm.events.offer_archive(frm);
		const onload = frm.doc.__onload || {};
		const company = sales_ops.escape(frm.doc.company);
		if (onload.presale_ready === false) {
			const warning = __(
				"{0} does not book deposits as a liability yet, so no receipt can be submitted.",
				[company]
			);
			frm.events.offer_accounts(frm, warning, frm.events.presale_question(company));
		} else if (frm.events.change_accounts(frm).some(([, account]) => !account)) {
			const warning = __(
				"Accounts for forfeited money, refunds or transfers are missing, so some changes of deals cannot be executed."
			);
			frm.events.offer_accounts(frm, warning, frm.events.change_question(company));
		}
	},

	/** The accounts without which changes of deals cannot be posted: label and account. */
	change_accounts: (frm) => [
		[__("Forfeiture Account"), frm.doc.forfeiture_account],
		[__("Refund Account"), frm.doc.refund_account],
		[__("Transfer Clearing Account"), frm.doc.transfer_clearing_account],
	],

	/** A project that is sold out can have its sale control table frozen. */
	async offer_archive(frm) {
		if (!frappe.model.can_create("Sale Control Archive")) return;
		const args = { property_project: frm.doc.name };
		const path = "sales_ops.property_sales.ledgers.sale_archive";
		if (!(await frappe.xcall(`${path}.is_sold_out`, args))) return;
		const question = __("Every unit of {0} is sold. Freeze its sale control table as it stands now?", [
			sales_ops.escape(frm.doc.name),
		]);
		frm.add_custom_button(__("Archive Sale Control"), () =>
			frappe.confirm(question, async () => {
				const name = await frappe.xcall(`${path}.archive`, args);
				frappe.set_route("Form", "Sale Control Archive", name);
			})
		);
	},

	presale_question: (company) =>
		__(
			"{0} gets an account for customers' advances and one for advances to suppliers. From then on ERPNext books every advance of the company there. Its projects get the accounts for forfeited money, refunds and transfers. Continue?",
			[company]
		),

	change_question: (company) =>
		__(
			"The projects of {0} get an income account for forfeited money, a liability account for refunds and a clearing account for transfers, where they have none. Continue?",
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
		frappe.msgprint({
			title: __("The accounts are ready."),
			message: frm.events
				.change_accounts(frm)
				.map(([label, account]) => `${label}: <b>${sales_ops.escape(account)}</b>`)
				.join("<br>"),
			indicator: "green",
		});
	},
});
