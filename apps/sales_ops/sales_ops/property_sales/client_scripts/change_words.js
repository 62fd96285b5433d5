// What the form of a Property Change Application says: where it stands, what executing does, what an undo brings back.
// Every sentence is a function of the document; values are escaped here.
frappe.provide("sales_ops");

sales_ops.change_words = {
	ENDING: ["Forfeiture", "Return"],
	RESCHEDULING: ["Payment Plan Change", "Price Change", "Deferral"],

	/** The values that the sentences need, as HTML. */
	values(doc) {
		const money = (amount) => `<b>${format_currency(amount, doc.currency)}</b>`;
		const text = (value) => `<b>${sales_ops.escape(value)}</b>`;
		return {
			unit: text(doc.property_unit),
			customer: text(doc.customer_name || doc.customer),
			kept: money(doc.keep_amount),
			refund: money(doc.refund_amount),
			received: money(doc.received_amount),
			paid_from: text(doc.paid_from),
			new_unit: text(doc.new_property_unit),
			new_price: money(doc.new_agreed_amount),
			new_customer: text(doc.new_customer_name || doc.new_customer),
			former_customer: text(doc.old_customer),
			owners: this.names_of(doc.owners),
			former_owners: this.names_of(doc.former_owners),
			contract_amount: money(doc.new_contract_amount),
			former_amount: money(doc.old_contract_amount),
			count: (doc.instalments || []).length,
		};
	},

	names_of(rows) {
		const name = (row) =>
			`<b>${sales_ops.escape(row.owner_name || row.property_owner)}</b> ${flt(
				row.share_percentage,
				4
			)} %`;
		return (rows || []).map(name).join(", ");
	},

	/** One sentence: what executing does. */
	effect(doc) {
		const v = this.values(doc);
		if (this.ENDING.includes(doc.kind)) {
			const ends = __("The deal of {0} ends and {1} is free again.", [v.customer, v.unit]);
			return `${ends} ${this.money_of_ending(doc, v)}`;
		}
		if (this.RESCHEDULING.includes(doc.kind)) {
			return __(
				"The unpaid instalments of {0} for {1} are replaced by {2} new ones; the contract amount is {3}.",
				[v.customer, v.unit, v.count, v.contract_amount]
			);
		}
		if (doc.kind === "Exchange") {
			return __("{0} moves from {1} to {2} at {3}. The {4} received so far go along.", [
				v.customer,
				v.unit,
				v.new_unit,
				v.new_price,
				v.received,
			]);
		}
		return this.effect_of_name_change(doc, v);
	},

	/** Only owners or shares change where the customer who pays stays. */
	effect_of_name_change(doc, v) {
		if (!doc.new_customer || doc.new_customer === doc.customer)
			return __("{0} then belongs to {1}. The customer who pays stays, nothing is posted.", [
				v.unit,
				v.owners,
			]);
		return __("{0} passes from {1} to {2}, with the {3} received so far.", [
			v.unit,
			v.customer,
			v.new_customer,
			v.received,
		]);
	},

	money_of_ending(doc, v) {
		if (!flt(doc.refund_amount)) return __("{0} are kept, nothing is refunded.", [v.kept]);
		if (!doc.paid_from)
			return __("{0} are kept, {1} are due to the customer; finance pays them.", [v.kept, v.refund]);
		return __("{0} are kept, {1} are refunded from {2}.", [v.kept, v.refund, v.paid_from]);
	},

	/** One sentence: what an undo brings back. */
	undoing(doc) {
		const v = this.values(doc);
		if (this.ENDING.includes(doc.kind)) {
			return __(
				"{0} goes back to {1}, the instalments are owed again, and the postings are cancelled. The {2} count as received again.",
				[v.unit, v.customer, v.received]
			);
		}
		if (this.RESCHEDULING.includes(doc.kind)) {
			return __(
				"The new instalments of {0} are void and the former ones are owed again; the contract amount is {1}.",
				[v.unit, v.former_amount]
			);
		}
		if (doc.kind === "Exchange") {
			return __(
				"{0} goes back to {1} with the {2} received; the deal on {3} is cancelled and that unit is free again.",
				[v.unit, v.customer, v.received, v.new_unit]
			);
		}
		if (!doc.old_customer || doc.old_customer === doc.new_customer)
			return __("{0} belongs to {1} again.", [v.unit, v.former_owners]);
		return __("{0} goes back to {1}, with the {2} received; both transfers are cancelled.", [
			v.unit,
			v.former_customer,
			v.received,
		]);
	},

	/**
	 * Where the application stands and what is next for this user.
	 * @param {object} may - `decide`, `execute`, `undo`: what this user may do now; `own`: whose application it is
	 * @returns {Array} sentence, colour
	 */
	headline(doc, may) {
		const by = `<b>${sales_ops.escape(frappe.user.full_name(doc.approved_by))}</b>`;
		const states = {
			Draft: () => [this.draft_text(may), "orange"],
			Approved: () => [`${__("Approved by {0}.", [by])} ${this.approved_text(doc, may)}`, "blue"],
			Rejected: () => [
				`${__("Rejected by {0}.", [by])} ${__("With other terms it can be applied for anew.")}`,
				"red",
			],
			Executed: () => [this.executed_text(doc, may), this.refund_due(doc) ? "orange" : "green"],
			Undone: () => [__("Undone: deal, instalments and money are as they were before."), "gray"],
		};
		return (states[doc.status] || states.Draft)();
	},

	draft_text(may) {
		if (may.decide) return __("It waits for your decision. Look at the preview first.");
		if (may.own && may.supervise) return __("Your own application: another supervisor decides on it.");
		return __("It waits for a supervisor's approval.");
	},

	approved_text(doc, may) {
		if (!may.execute) return __("Finance or a supervisor executes it.");
		if (flt(doc.refund_amount) && !doc.paid_from)
			return __(
				"It can be executed. The refund is then due; with an account to pay it from, it is paid at once."
			);
		return __("It can be executed.");
	},

	/** What is still to be paid back, in the deal's currency. */
	refund_due(doc) {
		if (doc.docstatus !== 1 || !this.ENDING.includes(doc.kind)) return 0;
		return flt(doc.refund_amount) - flt(doc.refunded_amount);
	},

	executed_text(doc, may) {
		const done = __("Executed on {0}.", [frappe.datetime.str_to_user(doc.posting_date)]);
		const due = this.refund_due(doc);
		if (due) {
			const amount = `<b>${format_currency(due, doc.currency)}</b>`;
			const on = frappe.datetime.str_to_user(doc.refund_due_on);
			return `${done} ${__("{0} of the refund are still due, by {1}.", [amount, on])}`;
		}
		return may.undo ? `${done} ${__("Undo takes all of it back.")}` : done;
	},
};
