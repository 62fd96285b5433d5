// Property Change Application: applied for, previewed, approved by somebody else, executed, and undone as a whole.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
// {% include "sales_ops/property_sales/client_scripts/apply_for_change.js" %}
// {% include "sales_ops/property_sales/client_scripts/change_words.js" %}
// {% include "sales_ops/property_sales/client_scripts/change_preview.js" %}
// {% include "sales_ops/property_sales/client_scripts/owners_table.js" %}
// {% include "sales_ops/property_sales/client_scripts/refund_actions.js" %}

frappe.ui.form.on("Property Change Application", {
	setup(frm) {
		sales_ops.words.in_sense("Property Change Application", "Property Contract Instalment");
		frm.events.set_queries(frm);
	},

	set_queries(frm) {
		frm.set_query("property_subscription", () => ({
			filters: { docstatus: 1, status: ["in", sales_ops.changes.statuses_of(frm.doc.kind)] },
		}));
		frm.set_query("reason", () => ({ filters: { disabled: 0 } }));
		frm.set_query("new_payment_plan_template", () => ({ filters: { disabled: 0 } }));
		frm.set_query("mode_of_payment", () => ({ filters: { enabled: 1 } }));
		frm.set_query("new_customer", () => ({
			filters: { name: ["!=", frm.doc.customer || ""], disabled: 0 },
		}));
		frm.set_query("new_property_unit", () => ({
			filters: {
				company: frm.doc.company,
				released: 1,
				sale_status: "Available",
				block_kinds: ["is", "not set"],
			},
		}));
		frm.set_query("paid_from", () => ({
			filters: {
				company: frm.doc.company,
				account_type: ["in", ["Bank", "Cash"]],
				is_group: 0,
				disabled: 0,
			},
		}));
	},

	refresh(frm) {
		frm.events.show_refund(frm);
		if (frm.doc.docstatus === 0) sales_ops.owners.setup(frm);
		frm.events.show_sum(frm);
		if (frm.is_new()) return;
		const may = frm.events.may(frm);
		frm.dashboard.clear_headline(); // Frappe's word about submitting; ours says what is next
		sales_ops.headline.show(frm, ...sales_ops.change_words.headline(frm.doc, may));
		frm.events.add_buttons(frm, may);
		frm.events.set_actions(frm, may);
	},

	/** What this user may do with the saved application; the server asks again. */
	may(frm) {
		const { docstatus, owner, status } = frm.doc;
		const is_administrator = frappe.session.user === "Administrator";
		const own = owner === frappe.session.user && !is_administrator;
		const supervise =
			is_administrator ||
			["Property Sales Supervisor", "Property Project Manager", "System Manager"].some((role) =>
				frappe.user.has_role(role)
			);
		const is_open = docstatus === 0;
		return {
			own,
			supervise,
			decide: is_open && supervise && !own && frm.has_perm("write"),
			execute: is_open && status === "Approved" && frm.has_perm("submit"),
			undo: docstatus === 1 && frm.has_perm("cancel"),
		};
	},

	add_buttons(frm, may) {
		const { docstatus, kind, status } = frm.doc;
		const is_open = docstatus === 0 && status !== "Rejected";
		const add = (label, run) => frm.add_custom_button(label, run);
		if (is_open) {
			add(__("Preview", null, "Property Change Application"), () => frm.events.preview(frm));
		}
		if (may.decide && status !== "Approved") {
			add(__("Approve"), () => frm.events.decide(frm, "approve")).addClass("btn-primary");
		}
		if (may.decide && status !== "Rejected") {
			add(__("Reject"), () => frm.events.decide(frm, "reject"));
		}
		if (docstatus === 0 && status === "Rejected" && sales_ops.changes.may_apply()) {
			add(__("Apply Anew"), () => frm.copy_doc());
		}
		if (
			docstatus === 0 &&
			status === "Draft" &&
			sales_ops.change_words.RESCHEDULING.includes(kind) &&
			frm.has_perm("write")
		) {
			add(__("Propose Instalments"), () => frm.events.propose_instalments(frm));
		}
		if (sales_ops.change_words.refund_due(frm.doc) && sales_ops.refund.may_pay()) {
			const pay = () => sales_ops.refund.pay(frm.docname);
			add(__("Pay Refund"), pay).addClass("btn-primary");
		}
		add(__("View on Board"), () => frm.events.open_board(frm));
	},

	/** Frappe's Submit and Cancel are called by what they do here, and Submit is there after the approval only. */
	set_actions(frm, may) {
		if (may.execute && !frm.is_dirty()) {
			frm.page.set_primary_action(__("Execute", null, "Property Change Application"), () =>
				frm.events.execute(frm)
			);
		} else if (frm.toolbar.can_submit()) {
			frm.page.clear_primary_action();
		}
		if (may.undo) {
			frm.page.set_secondary_action(__("Undo", null, "Property Change Application"), () =>
				frm.events.undo(frm)
			);
		}
	},

	kind(frm) {
		frm.events.propose_keep(frm);
		return frm.events.propose_owners(frm);
	},

	async property_subscription(frm) {
		const name = frm.doc.property_subscription;
		const deal = name
			? (await frappe.db.get_value("Property Subscription", name, "received_amount")).message
			: {};
		if (frm.doc.property_subscription !== name) return; // another deal was chosen meanwhile
		await frm.set_value("received_amount", flt(deal.received_amount));
		frm.events.propose_keep(frm);
		return frm.events.propose_owners(frm, true);
	},

	/** The present owners, to be changed: a spouse is added, a share corrected. */
	async propose_owners(frm, is_other_deal) {
		const { kind, property_subscription: name, owners } = frm.doc;
		if (kind !== "Name Change" || !name || (owners && owners.length && !is_other_deal)) return;
		const deal = await frappe.db.get_doc("Property Subscription", name);
		frm.clear_table("owners");
		for (const { property_owner, owner_name, share_percentage } of deal.owners || [])
			frm.add_child("owners", { property_owner, owner_name, share_percentage });
		frm.refresh_field("owners");
		await sales_ops.owners.follow_customer(frm, frm.doc.new_customer);
	},

	new_customer: (frm) => sales_ops.owners.follow_customer(frm, frm.doc.new_customer || frm.doc.customer),

	keep_amount: (frm) => frm.events.show_refund(frm),
	received_amount: (frm) => frm.events.show_refund(frm),

	/** A forfeited deposit is usually kept as a whole. */
	propose_keep(frm) {
		const { kind, keep_amount, received_amount } = frm.doc;
		if (kind === "Forfeiture" && !flt(keep_amount) && flt(received_amount)) {
			return frm.set_value("keep_amount", received_amount);
		}
		frm.events.show_refund(frm);
	},

	/** While typing: what would be refunded. The server computes it again. */
	show_refund(frm) {
		const { docstatus, kind, keep_amount, received_amount, currency } = frm.doc;
		if (docstatus !== 0 || !sales_ops.change_words.ENDING.includes(kind)) return;
		const rest = flt(flt(received_amount) - flt(keep_amount), precision("refund_amount", frm.doc));
		frm.doc.refund_amount = Math.max(rest, 0);
		frm.refresh_field("refund_amount");
		frm.refresh_field("paid_from");
		frm.refresh_field("mode_of_payment");
		frm.refresh_field("reference_no");
		frm.layout.refresh_dependency();
		const text =
			rest < 0
				? __("{0} more than was received", [format_currency(-rest, currency)])
				: __("Forfeited deposit, or the fee of a return.");
		frm.get_field("keep_amount").set_description(text);
	},

	async new_property_unit(frm) {
		const name = frm.doc.new_property_unit;
		if (!name) return;
		const { message: unit } = await frappe.db.get_value("Property Unit", name, "list_amount");
		if (frm.doc.new_property_unit !== name) return;
		await frm.set_value("new_agreed_amount", unit.list_amount);
	},

	/** The sum of the new instalments; that it is what is left to pay, the server checks. */
	show_sum(frm) {
		const rows = frm.doc.instalments || [];
		const total = rows.reduce((sum, row) => sum + flt(row.amount), 0);
		const text = rows.length
			? __("{0} new instalments, together {1}", [rows.length, format_currency(total, frm.doc.currency)])
			: "";
		const $description = frm.get_field("instalments").$wrapper.find(".grid-description");
		$description.text(text).toggle(Boolean(text));
	},

	/** Saved as it stands; false when the server, or a field that is missing, does not let it. */
	async ensure_saved(frm) {
		if (!frm.is_new() && !frm.is_dirty()) return true;
		await frm.save().catch(() => null);
		return !frm.is_new() && !frm.is_dirty();
	},

	async preview(frm) {
		if (!(await frm.events.ensure_saved(frm))) return;
		const answer = await frm.events.answer_of(frm.call("preview"));
		if (answer) new sales_ops.ChangePreview(frm.doc, answer.message).show();
	},

	async decide(frm, method) {
		if (frm.is_dirty()) {
			frappe.show_alert({
				message: __("Save or discard what you typed first."),
				indicator: "orange",
			});
			return;
		}
		const question =
			method === "approve"
				? __("Approve? {0}", [sales_ops.change_words.effect(frm.doc)])
				: __("Reject this application? Nothing changes on the deal.");
		if (!(await frm.events.ask(question))) return;
		if (await frm.events.answer_of(frm.call(method))) return frm.reload_doc();
	},

	async execute(frm) {
		const name = await frm.events.new_customer_name(frm);
		const doc = { ...frm.doc, new_customer_name: name };
		const question = __("Execute {0}? {1}", [
			sales_ops.changes.word(doc.kind),
			sales_ops.change_words.effect(doc),
		]);
		if (!(await frm.events.ask(question))) return;
		return frm.save("Submit");
	},

	async undo(frm) {
		const question = __("Undo {0}? {1}", [
			sales_ops.changes.word(frm.doc.kind),
			sales_ops.change_words.undoing(frm.doc),
		]);
		if (!(await frm.events.ask(question))) return;
		const { doctype, docname: name } = frm;
		const request = frappe.call({
			method: "frappe.client.cancel",
			args: { doctype, name },
			freeze: true,
		});
		if (await frm.events.answer_of(request)) return frm.reload_doc();
	},

	/** null when the server refuses; the user has read why already. */
	answer_of: (request) => Promise.resolve(request).catch(() => null),

	ask(question) {
		return new Promise((resolve) =>
			frappe.confirm(
				question,
				() => resolve(true),
				() => resolve(false)
			)
		);
	},

	async new_customer_name(frm) {
		if (frm.doc.kind !== "Name Change" || !frm.doc.new_customer) return "";
		const { message } = await frappe.db.get_value("Customer", frm.doc.new_customer, "customer_name");
		return message.customer_name;
	},

	async propose_instalments(frm) {
		const rows = frm.doc.instalments || [];
		const question = __("The {0} instalments below are replaced by a new proposal. Continue?", [
			rows.length,
		]);
		if (rows.length && !(await frm.events.ask(question))) return;
		frm.clear_table("instalments");
		frm.refresh_field("instalments");
		frm.dirty();
		return frm.events.ensure_saved(frm);
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
