// Writing down a call in ten seconds: the same dialog on arrears lists, the board, the report and the subscription.
frappe.provide("sales_ops");

sales_ops.may_log_calls = () => frappe.model.can_create("Collection Follow-up");

sales_ops.collection_word = (text) => __(text, null, "Collection Follow-up");

// "Promise: 100,000 by 26-11-2026, Open"; the words of the statuses come from the DocType.
sales_ops.promise_text = (amount, date, status, currency) =>
	__("Promise: {0} by {1}, {2}", [
		format_currency(amount, currency),
		frappe.datetime.str_to_user(date),
		__(status, null, "Promise to Pay"),
	]);

sales_ops.CallDialog = class CallDialog {
	/**
	 * @param {string} property_subscription - the deal
	 * @param {function} on_logged - called after the follow-up was written
	 */
	constructor(property_subscription, on_logged) {
		this.property_subscription = property_subscription;
		this.on_logged = on_logged || (() => {});
	}

	async show() {
		this.card = await frappe.xcall("sales_ops.property_sales.collection.follow_ups.call_card", {
			property_subscription: this.property_subscription,
		});
		this.make();
		return this;
	}

	make() {
		this.dialog = new frappe.ui.Dialog({
			title: `${this.card.customer_name} · ${this.card.property_unit}`,
			fields: this.get_fields(),
			primary_action_label: __("Save"),
			primary_action: (values) => this.log({ reached: "Yes", ...this.answer(values) }),
			secondary_action_label: sales_ops.collection_word("No Answer"),
			secondary_action: () => this.log_not_reached("No Answer"),
		});
		this.dialog.add_custom_action(sales_ops.collection_word("Wrong Number"), () =>
			this.log_not_reached("Wrong Number")
		);
		this.dialog.get_field("card").$wrapper.html(this.card_html());
		this.dialog.$wrapper.on("keydown", (event) => this.on_key(event));
		this.dialog.show();
		this.label_primary();
	}

	on_key(event) {
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
			event.preventDefault();
			$(document.activeElement).trigger("change"); // what is being typed counts
			this.dialog.get_primary_btn().trigger("click");
		} else if (event.altKey && event.code === "KeyN") {
			event.preventDefault();
			this.log_not_reached("No Answer");
		}
	}

	get_fields() {
		const choices = (...values) =>
			values.map((value) => ({ value, label: sales_ops.collection_word(value) }));
		const relabel = () => this.label_primary();
		// Side by side where there is room; on a phone one below the other, without the desk's rule between columns.
		const beside = frappe.is_mobile() ? [] : [{ fieldtype: "Column Break" }];
		const will_pay = 'eval:doc.result === "Will Pay"';
		return [
			{ fieldname: "card", fieldtype: "HTML" },
			{
				fieldname: "result",
				fieldtype: "Select",
				label: __("Result"),
				options: choices("Will Pay", "Disputes", "Cannot Pay", "Wants to Change", "Other"),
				default: "Will Pay",
				reqd: 1,
				onchange: relabel,
			},
			{ fieldtype: "Section Break", depends_on: will_pay, hide_border: 1 },
			{
				fieldname: "promised_date",
				fieldtype: "Date",
				label: __("Promised Date"),
				default: frappe.datetime.add_days(frappe.datetime.get_today(), 3),
				onchange: relabel,
			},
			...beside,
			{
				fieldname: "promised_amount",
				fieldtype: "Currency",
				label: __("Promised Amount"),
				options: "currency",
				default: this.card.overdue_amount || this.card.next_amount,
			},
			{
				fieldname: "currency",
				fieldtype: "Data",
				hidden: 1,
				default: this.card.currency,
			},
			{ fieldtype: "Section Break", hide_border: 1 },
			{
				fieldname: "said",
				fieldtype: "Small Text",
				label: __("What Was Said"),
				max_height: "70px",
			},
			{ fieldtype: "Section Break", hide_border: 1 },
			{
				fieldname: "channel",
				fieldtype: "Select",
				label: __("Channel", null, "Collection Follow-up"),
				options: choices("Phone", "WeChat", "Visit", "Letter"),
				default: "Phone",
			},
			...beside,
			{ fieldname: "next_contact_date", fieldtype: "Date", label: __("Next Contact") },
		];
	}

	label_primary() {
		const { result, promised_date } = this.dialog.get_values(true) || {};
		const is_promise = result === "Will Pay" && promised_date;
		const label = is_promise
			? __("Will Pay on {0}", [frappe.datetime.str_to_user(promised_date)])
			: __("Save");
		this.dialog.get_primary_btn().text(label);
	}

	/** What was entered; a promise is a day, and its amount is the whole arrears unless something else was typed. */
	answer(values) {
		const { result, said, channel, next_contact_date, promised_date, promised_amount } = values;
		const answer = { result, said, channel, next_contact_date };
		return result === "Will Pay" && promised_date
			? { ...answer, promised_date, promised_amount }
			: answer;
	}

	log_not_reached(reached) {
		const { said, channel, next_contact_date } = this.dialog.get_values(true) || {};
		return this.log({ reached, said, channel, next_contact_date });
	}

	async log(values) {
		if (this.is_busy) return;
		this.is_busy = true;
		this.dialog.disable_primary_action();
		try {
			await frappe.xcall("sales_ops.property_sales.collection.follow_ups.log_follow_up", {
				property_subscription: this.property_subscription,
				...values,
			});
			this.dialog.hide();
			frappe.show_alert({ message: __("Follow-up saved."), indicator: "green" });
			this.on_logged();
		} catch (error) {
			if (error instanceof Error) throw error; // what the server refused, the user has read already
		} finally {
			this.is_busy = false;
			this.dialog.enable_primary_action();
		}
	}

	card_html() {
		const card = this.card;
		const money = (amount) => format_currency(amount, card.currency);
		const number = sales_ops.escape(card.mobile_no || "");
		const lines = [
			number && `<a class="h4" href="tel:${number}">${number}</a>`,
			card.overdue_amount
				? `<b class="text-danger">${__("{0} overdue, {1} days", [
						money(card.overdue_amount),
						card.days_overdue,
					])}</b>`
				: card.next_due &&
					__("{0} due on {1}", [
						money(card.next_amount),
						frappe.datetime.str_to_user(card.next_due),
					]),
			this.last_html(card.last_follow_up),
			card.promise &&
				sales_ops.promise_text(
					card.promise.amount,
					card.promise.promised_date,
					card.promise.status,
					card.promise.currency
				),
		];
		return lines
			.filter(Boolean)
			.map((line) => `<div class="mb-1">${line}</div>`)
			.join("");
	}

	last_html(call) {
		if (!call) return `<span class="text-muted">${__("Not followed up yet")}</span>`;
		const word = sales_ops.collection_word(call.result || call.reached);
		const when = frappe.datetime.comment_when(call.follow_up_on);
		const said = call.said ? `: ${sales_ops.escape(call.said)}` : "";
		return `<span class="text-muted">${when} · ${sales_ops.escape(word)}${said}</span>`;
	}
};

sales_ops.log_call = (property_subscription, on_logged) =>
	new sales_ops.CallDialog(property_subscription, on_logged).show();
