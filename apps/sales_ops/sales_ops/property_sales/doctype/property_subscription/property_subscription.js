// Property Subscription: the deal on one page, with the step that comes next.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
// {% include "sales_ops/property_sales/client_scripts/discounts.js" %}
// {% include "sales_ops/property_sales/client_scripts/instalments_table.js" %}
// {% include "sales_ops/property_sales/client_scripts/apply_for_change.js" %}
// {% include "sales_ops/property_sales/client_scripts/call_dialog.js" %}
// {% include "sales_ops/property_sales/client_scripts/clock_strip.js" %}
// {% include "sales_ops/property_sales/client_scripts/collection_strip.js" %}
// {% include "sales_ops/property_sales/client_scripts/owners_table.js" %}
// {% include "sales_ops/property_sales/client_scripts/attached_units.js" %}
// {% include "sales_ops/property_sales/client_scripts/papers_table.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_tour.js" %}

frappe.ui.form.on("Property Subscription", {
	setup(frm) {
		sales_ops.words.in_sense("Property Subscription", "Property Subscription Discount");
		frm.set_query("property_unit", () => ({
			filters: { released: 1, sale_status: "Available" },
		}));
		sales_ops.attached_units.set_query(frm);
		frm.set_query("consultant", () => ({ filters: { is_group: 0, enabled: 1 } }));
		frm.set_query("scheme", "discounts", (doc, cdt, cdn) => ({
			filters: {
				docstatus: 1,
				property_project: doc.property_project || "",
				kind: locals[cdt][cdn].kind,
				valid_from: ["<=", doc.subscription_date],
			},
		}));
		frm.set_query("discount_request", "discounts", (doc) => ({
			filters: {
				property_subscription: doc.name,
				state: ["in", ["Granted", "Partly Granted"]],
			},
		}));
		frm.set_query("payment_plan_template", () => ({ filters: { disabled: 0 } }));
	},

	refresh(frm) {
		sales_ops.form_tour.offer(frm);
		frm.events.show_price_gap(frm);
		if (frm.doc.docstatus === 0) sales_ops.owners.setup(frm);
		sales_ops.papers.setup(frm, frm.doc.name);
		if (frm.is_new()) return;
		frm.events.show_headline(frm);
		frm.events.add_buttons(frm);
		if (frm.doc.docstatus === 0) sales_ops.discounts.show_pending(frm);
		if (frm.doc.docstatus === 1) new sales_ops.InstalmentsTable(frm, frm.doc.name).show();
		if (frm.doc.docstatus === 1) sales_ops.show_collection(frm);
	},

	customer: (frm) => sales_ops.owners.follow_customer(frm, frm.doc.customer),

	async property_unit(frm) {
		if (!frm.doc.property_unit) return;
		const { message: unit } = await frappe.db.get_value(
			"Property Unit",
			frm.doc.property_unit,
			"list_amount"
		);
		const followed_list = flt(frm.doc.agreed_amount) === flt(frm.doc.list_amount);
		await frm.set_value("list_amount", unit.list_amount);
		if (!frm.doc.agreed_amount || followed_list) {
			await frm.set_value("agreed_amount", unit.list_amount);
		}
	},

	agreed_amount(frm) {
		const { list_amount, agreed_amount } = frm.doc;
		const gap = flt(list_amount) - flt(agreed_amount);
		frm.set_value("discount_percentage", list_amount ? flt((gap / list_amount) * 100, 4) : 0);
		frm.events.show_price_gap(frm);
		sales_ops.attached_units.show_total(frm);
	},

	show_price_gap(frm) {
		const gap = flt(frm.doc.list_amount) - flt(frm.doc.agreed_amount);
		const amount = format_currency(Math.abs(gap), frm.doc.currency);
		let text = "";
		if (frm.doc.list_amount && frm.doc.agreed_amount && gap) {
			text =
				gap > 0 ? __("{0} below the list price", [amount]) : __("{0} above the list price", [amount]);
		}
		frm.get_field("agreed_amount").set_description(text);
	},

	is_expired(frm) {
		const { docstatus, status, held_until } = frm.doc;
		if (docstatus !== 0) return false;
		return status === "Expired" || sales_ops.countdown.has_passed(held_until);
	},

	show_headline(frm) {
		const doc = frm.doc;
		const unit = sales_ops.escape(doc.property_unit);
		if (frm.events.is_expired(frm)) {
			const text = __("The hold on {0} has run out. Others can take the unit.", [unit]);
			return sales_ops.headline.show(frm, text, "red");
		}
		if (doc.status === "Held" && doc.held_until) {
			const left = sales_ops.headline.countdown(doc.held_until);
			const text =
				doc.docstatus === 0
					? __("{0} is held for {1}. Submit to agree the terms.", [unit, left])
					: __("{0} is kept for {1}, until the deposit is received.", [unit, left]);
			return sales_ops.headline.show(frm, text, "yellow");
		}
		if (doc.status === "Temporary Deposit" && doc.full_deposit_by) {
			return frm.events.show_term(frm, doc.full_deposit_by, __("Full deposit"), "orange");
		}
		if (doc.status === "Full Deposit" && doc.sign_by) {
			return frm.events.show_term(frm, doc.sign_by, __("Signing of the contract"), "blue");
		}
	},

	/** A term of the deal: its last day and how many days are left. */
	show_term(frm, date, what, color) {
		const left = sales_ops.countdown.days_until(date);
		const day = frappe.datetime.str_to_user(date);
		if (left < 0) {
			const text = __("{0}: the term ended on {1}, {2} days ago.", [what, day, -left]);
			return sales_ops.headline.show(frm, text, "red");
		}
		const text = left
			? __("{0}: by {1}, {2} days left.", [what, day, left])
			: __("{0}: today is the last day.", [what]);
		return sales_ops.headline.show(frm, text, color);
	},

	add_buttons(frm) {
		const doc = frm.doc;
		const may_write = frm.has_perm("write");
		const reload = () => frm.reload_doc();
		if (doc.docstatus === 0 && may_write && frm.events.is_expired(frm)) {
			frm.add_custom_button(__("Hold Again"), () =>
				sales_ops.deal.hold_again(doc.name).then(reload)
			).addClass("btn-primary");
		} else if (doc.docstatus === 0 && may_write && doc.status === "Held") {
			frm.add_custom_button(__("Release Hold"), () =>
				sales_ops.deal.release_hold(doc.name, doc.property_unit).then(reload)
			);
		}
		const may_change = doc.docstatus === 0 || sales_ops.changes.LIVE.includes(doc.status);
		if (may_write && may_change && frappe.model.can_create("Property Discount Request")) {
			frm.add_custom_button(__("Request Extra Discount"), () => sales_ops.discounts.ask(frm));
		}
		if (doc.docstatus === 1) frm.events.add_deal_buttons(frm);
		frm.add_custom_button(__("View on Board"), () =>
			sales_ops.deal.open_board(doc.property_project, doc.property_building)
		);
	},

	/** Contract, instalments and open papers follow; the server asks who may. */
	change_consultant(frm) {
		frappe.prompt(
			[
				{
					fieldname: "consultant",
					fieldtype: "Link",
					options: "Sales Person",
					label: __("Consultant", null, "Property Subscription"),
					reqd: 1,
					get_query: () => ({
						filters: { is_group: 0, enabled: 1, name: ["!=", frm.doc.consultant || ""] },
					}),
				},
				{ fieldname: "reason", fieldtype: "Small Text", label: __("Reason"), reqd: 1 },
			],
			async (values) => {
				await frappe.xcall("sales_ops.property_sales.deals.consultants.change_consultant", {
					property_subscription: frm.doc.name,
					...values,
				});
				frm.reload_doc();
			},
			__("Change Consultant"),
			__("Change Consultant")
		);
	},

	add_deal_buttons(frm) {
		const doc = frm.doc;
		if (doc.status === "Full Deposit" && frappe.model.can_create("Property Contract")) {
			frm.add_custom_button(__("Sign Contract"), () => sales_ops.deal.sign_contract(doc.name)).addClass(
				"btn-primary"
			);
		}
		// With the full deposit paid nothing is owed until the contract is signed.
		const owes = doc.status !== "Full Deposit" && flt(doc.received_amount) < flt(doc.total_amount);
		if (owes && sales_ops.deal.may_receive()) {
			frm.add_custom_button(__("Receive Payment"), () =>
				sales_ops.deal.receive_payment(doc.name)
			).addClass("btn-primary");
		}
		const supervises = ["Property Sales Supervisor", "Property Project Manager"].some((role) =>
			frappe.user.has_role(role)
		);
		if (supervises && frm.has_perm("write")) {
			frm.add_custom_button(__("Change Consultant"), () => frm.events.change_consultant(frm));
		}
		const handed_over = doc.status === "Handed Over";
		if (handed_over || sales_ops.changes.LIVE.includes(doc.status)) {
			const signed = doc.status === "Signed";
			sales_ops.changes.add_buttons(frm, doc.name, signed, handed_over);
		}
	},
});
