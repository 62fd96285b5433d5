// Consignment Settlement: who owes what, until when, and the step that comes next.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}
// {% include "sales_ops/consignment/client_scripts/settlement_dialogs.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_tour.js" %}

const HAS_INVOICE = ["Invoiced", "Partly Paid", "Paid"];

frappe.ui.form.on("Consignment Settlement", {
	setup(frm) {
		sales_ops.words.in_sense("Consignment Settlement");
		frm.set_query("supplier", () => ({ filters: { disabled: 0 } }));
		frm.set_query("item_group", () => ({ filters: { is_group: 0 } }));
	},

	/** The supplier's agreement says company and currency. */
	async supplier(frm) {
		if (!frm.doc.supplier) return;
		const [agreement] = await frappe.db.get_list("Consignment Agreement", {
			filters: { supplier: frm.doc.supplier, docstatus: 1 },
			fields: ["company", "currency"],
			order_by: "valid_from desc",
			limit: 1,
		});
		if (agreement) await frm.set_value(agreement);
	},

	refresh(frm) {
		sales_ops.form_tour.offer(frm);
		sales_ops.consignment.show_indicator(frm);
		if (frm.is_new()) return;
		frm.events.show_headline(frm);
		frm.events.add_buttons(frm);
	},

	show_headline(frm) {
		const doc = frm.doc;
		const amount = (value) => sales_ops.consignment.money(value, doc.currency);
		const name = sales_ops.escape(doc.supplier_name || doc.supplier);
		const show = (text, color) => sales_ops.headline.show(frm, text, color);
		if (doc.status === "Deferred")
			return show(
				__("{0} for {1} wait for the next period.", [amount(doc.net_amount), name]),
				"orange"
			);
		if (doc.status === "Nothing to Pay")
			return show(__("Everything came back; there is nothing to pay."), "gray");
		if (HAS_INVOICE.includes(doc.status)) {
			if (!flt(doc.outstanding_amount)) return show(__("The invoice of {0} is paid.", [name]), "green");
			const open = [amount(doc.outstanding_amount), amount(doc.invoiced_amount), name];
			return show(__("{0} of {1} are still to be paid to {2}.", open), "yellow");
		}
		if (doc.docstatus === 2) return;
		const owed = __("We owe {0} {1}.", [name, amount(doc.grand_total)]);
		show(`${owed} ${frm.events.next_deadline(frm)}`, frm.events.deadline_color(frm));
	},

	deadline_of(frm) {
		const { status, due_date, notice_due_date, invoice_due_date } = frm.doc;
		return { Draft: due_date, Confirmed: notice_due_date, "Notice Issued": invoice_due_date }[status];
	},

	next_deadline(frm) {
		const date = frm.events.deadline_of(frm);
		if (!date) return "";
		const when = [frappe.datetime.str_to_user(date), sales_ops.days.distance(date)];
		return {
			Draft: __("Settle it by {0}, {1}.", when),
			Confirmed: __("Hand the invoice notice over by {0}, {1}.", when),
			"Notice Issued": __("The invoice must be here by {0}, {1}.", when),
		}[frm.doc.status];
	},

	deadline_color(frm) {
		const date = frm.events.deadline_of(frm);
		const left = date ? sales_ops.countdown.days_until(date) : 0;
		if (left < 0) return "red";
		return left <= 1 ? "orange" : "blue";
	},

	add_buttons(frm) {
		const { docstatus, status } = frm.doc;
		if (docstatus === 0) frm.events.add_draft_buttons(frm);
		if (docstatus === 1) frm.events.add_step_buttons(frm, status);
		if (docstatus < 2) frm.add_custom_button(__("Ledger Entries"), () => frm.events.show_entries(frm));
	},

	add_draft_buttons(frm) {
		if (frm.has_perm("write"))
			frm.add_custom_button(__("Recalculate"), async () => {
				await frm.call("recalculate");
				frm.reload_doc();
			});
		if (!frm.has_perm("submit")) return;
		const is_small =
			flt(frm.doc.net_amount) <= 0 || flt(frm.doc.net_amount) < flt(frm.doc.minimum_amount);
		if (is_small) frm.add_custom_button(__("Defer"), () => sales_ops.settlement.defer(frm));
		sales_ops.consignment.hide_submit_message(frm);
		// In the place of Frappe's Submit, which would not ask why it is late.
		if (!frm.is_dirty())
			frm.page.set_primary_action(__("Confirm"), () => sales_ops.settlement.confirm(frm));
	},

	add_step_buttons(frm, status) {
		const waits = ["Confirmed", "Notice Issued"].includes(status);
		const add = (label, action) => frm.add_custom_button(label, () => action(frm));
		const { issue_notice, record_invoice, pay, debit_note } = sales_ops.settlement;
		if (status === "Confirmed" && frappe.model.can_create("Consignment Invoice Notice"))
			add(__("Issue Notice"), issue_notice).addClass("btn-primary");
		const books = frappe.model.can_create("Purchase Invoice");
		if (waits && books) {
			const $button = add(__("Record Invoice"), record_invoice);
			if (status === "Notice Issued") $button.addClass("btn-primary");
		}
		if (!HAS_INVOICE.includes(status)) return;
		if (flt(frm.doc.outstanding_amount) > 0 && frappe.model.can_create("Payment Entry"))
			add(__("Pay by Ratio"), pay).addClass("btn-primary");
		if (books) add(__("Debit Note"), debit_note);
	},

	show_entries(frm) {
		const { docstatus, status, name, supplier, item_group, collected_from, period_end } = frm.doc;
		const stamped = docstatus === 1 && status !== "Deferred";
		frappe.set_route("List", "Consignment Ledger Entry", "List", {
			supplier,
			...(stamped
				? { settlement: name }
				: { item_group, posting_date: ["between", [collected_from, period_end]] }),
		});
	},
});
