// Property Contract: terms come from the deal, instalments from the plan, progress from the receipts.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/property_sales/client_scripts/instalments_table.js" %}
// {% include "sales_ops/property_sales/client_scripts/apply_for_change.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
// {% include "sales_ops/property_sales/client_scripts/signing_steps.js" %}
// {% include "sales_ops/property_sales/client_scripts/papers_table.js" %}
// {% include "sales_ops/property_sales/client_scripts/clock_strip.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_tour.js" %}

const DEAL_TERMS = ["customer", "total_amount", "payment_plan_template"];

frappe.ui.form.on("Property Contract", {
	setup(frm) {
		sales_ops.words.in_sense("Property Contract", "Property Contract Instalment");
		frm.set_query("property_subscription", () => ({
			filters: { docstatus: 1, status: "Full Deposit" },
		}));
		frm.set_query("payment_plan_template", () => ({ filters: { disabled: 0 } }));
	},

	onload_post_render(frm) {
		if (frm.is_new() && frm.doc.property_subscription && !frm.doc.customer) {
			frm.trigger("property_subscription");
		}
	},

	refresh(frm) {
		sales_ops.form_tour.offer(frm);
		if (frm.doc.docstatus === 0 && frm.doc.property_subscription) {
			frm.add_custom_button(__("Fill from Plan"), () => frm.events.fill_from_plan(frm));
		}
		frm.events.show_sum(frm);
		sales_ops.papers.setup(frm, frm.doc.property_subscription);
		if (frm.is_new()) return;
		frm.add_custom_button(__("View on Board"), () => frm.events.open_board(frm));
		if (frm.doc.docstatus === 1) {
			frm.events.show_money(frm);
			sales_ops.load_clock(frm, frm.doc.property_subscription);
		}
		sales_ops.signing.show(frm);
		if (frm.doc.status === "Paid Up" && frappe.model.can_create("Property Handover")) {
			frm.add_custom_button(__("Hand Over"), () => sales_ops.deal.hand_over(frm.doc.name)).addClass(
				"btn-primary"
			);
		}
		const handed_over = frm.doc.status === "Handed Over";
		if (frm.doc.docstatus === 1 && (handed_over || ["Signed", "Paid Up"].includes(frm.doc.status))) {
			const deal = frm.doc.property_subscription;
			sales_ops.changes.add_buttons(frm, deal, true, handed_over);
		}
	},

	async property_subscription(frm) {
		if (!frm.doc.property_subscription) return;
		const { message: deal } = await frappe.db.get_value(
			"Property Subscription",
			frm.doc.property_subscription,
			DEAL_TERMS
		);
		await frm.set_value({
			customer: deal.customer,
			contract_amount: deal.total_amount,
			payment_plan_template: deal.payment_plan_template,
		});
		if (deal.payment_plan_template) await frm.events.fill_from_plan(frm);
	},

	async fill_from_plan(frm) {
		await frm.call("fill_from_plan");
		frm.refresh_field("instalments");
		frm.dirty();
		frm.events.show_sum(frm);
	},

	contract_amount: (frm) => frm.events.show_sum(frm),

	/** What the instalments of a draft still differ from the price; the server refuses a difference. */
	show_sum(frm) {
		const rows = frm.doc.instalments || [];
		const total = rows.reduce((sum, row) => sum + flt(row.amount), 0);
		const gap = flt(flt(frm.doc.contract_amount) - total, precision("contract_amount", frm.doc));
		const text =
			frm.doc.docstatus === 0 && rows.length && gap
				? __("The instalments differ from the contract amount by {0}.", [
						format_currency(gap, frm.doc.currency),
					])
				: "";
		frm.get_field("contract_amount").set_description(text);
	},

	show_money(frm) {
		const { received_amount, contract_amount, outstanding_amount, currency } = frm.doc;
		if (sales_ops.deal.may_receive() && flt(outstanding_amount) > 0) {
			frm.add_custom_button(__("Receive Payment"), () =>
				sales_ops.deal.receive_payment(frm.doc.property_subscription)
			).addClass("btn-primary");
		}
		const percent = contract_amount ? (flt(received_amount) / contract_amount) * 100 : 0;
		const text = __("{0} of {1} received", [
			format_currency(received_amount, currency),
			format_currency(contract_amount, currency),
		]);
		frm.dashboard.add_progress(
			__("Received", null, "Property Instalment"),
			[
				{
					title: text,
					width: `${Math.min(percent, 100)}%`,
					progress_class: "progress-bar-success",
				},
			],
			text
		);
		new sales_ops.InstalmentsTable(frm, frm.doc.property_subscription).show();
	},

	async open_board(frm) {
		const { message: unit } = await frappe.db.get_value(
			"Property Unit",
			frm.doc.property_unit,
			"property_building"
		);
		sales_ops.deal.open_board(frm.doc.property_project, unit.property_building);
	},
});

frappe.ui.form.on("Property Contract Instalment", {
	amount: (frm) => frm.events.show_sum(frm),
	instalments_remove: (frm) => frm.events.show_sum(frm),
});
