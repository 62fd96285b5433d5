// Arrears List: the day's call sheet. One row, one call; then it is handed in and signed.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/call_dialog.js" %}

frappe.ui.form.on("Arrears List", {
	setup() {
		sales_ops.words.in_sense("Arrears List", "Arrears List Item");
	},

	refresh(frm) {
		new sales_ops.CallSheet(frm).show();
		if (frm.doc.status === "Open" && frm.events.may_work(frm)) {
			frm.add_custom_button(__("Hand In"), () => frm.events.hand_in(frm)).addClass("btn-primary");
		}
		if (frm.doc.status === "Submitted" && frm.events.may_sign(frm)) {
			frm.add_custom_button(__("Sign", null, "Arrears List"), () => frm.events.sign(frm)).addClass(
				"btn-primary"
			);
		}
	},

	may_work(frm) {
		return (
			frm.doc.user === frappe.session.user ||
			frappe.user.has_role(["Property Sales Supervisor", "Collection Officer"])
		);
	},

	may_sign(frm) {
		const own = [frm.doc.submitted_by, frm.doc.user].includes(frappe.session.user);
		return !own && frappe.user.has_role(["Property Sales Supervisor", "Property Project Manager"]);
	},

	hand_in(frm) {
		const left = frm.doc.items.filter((row) => !row.follow_up);
		const finish = (args) => frm.events.call(frm, "submit_list", args);
		if (!left.length) return finish({});
		const dialog = new frappe.ui.Dialog({
			title: __("{0} deals were not called", [left.length]),
			fields: [
				{ fieldname: "reason", fieldtype: "Small Text", label: __("Reason for All") },
				{ fieldtype: "Section Break", label: __("Or for Each") },
				...left.map((row) => ({
					fieldname: row.property_subscription,
					fieldtype: "Data",
					label: `${row.customer_name} · ${row.property_unit}`,
				})),
			],
			primary_action_label: __("Hand In"),
			primary_action: async ({ reason, ...row_reasons }) => {
				await finish({ reason, row_reasons });
				dialog.hide();
			},
		});
		dialog.show();
	},

	sign(frm) {
		frappe.prompt(
			{ fieldname: "remark", fieldtype: "Small Text", label: __("Remark") },
			({ remark }) => frm.events.call(frm, "review_list", { remark }),
			__("Sign {0}", [frm.doc.name]),
			__("Sign", null, "Arrears List")
		);
	},

	async call(frm, method, args) {
		await frappe.xcall(`sales_ops.property_sales.collection.arrears_lists.${method}`, {
			name: frm.doc.name,
			...args,
		});
		return frm.reload_doc();
	},
});

sales_ops.CallSheet = class CallSheet {
	constructor(frm) {
		this.frm = frm;
		this.calls = (frm.doc.__onload && frm.doc.__onload.calls) || {};
		this.may_log = sales_ops.may_log_calls() && frm.doc.status === "Open";
	}

	show() {
		const rows = this.frm.doc.items || [];
		const late = rows.filter((row) => row.next_action !== "Remind");
		const soon = rows.filter((row) => row.next_action === "Remind");
		const { no_called, no_of_deals } = this.frm.doc;
		const $sheet = this.frm.get_field("sheet").$wrapper;
		$sheet.html(`<p class="text-muted">${__("{0} of {1} followed up", [
			cint(no_called),
			cint(no_of_deals),
		])}</p>
			${this.section(__("In Arrears"), late)}${this.section(__("Due Soon, to Remind"), soon)}`);
		$sheet.off("click").on("click", "[data-deal]", (event) => {
			sales_ops.log_call(event.currentTarget.dataset.deal, () => this.frm.reload_doc());
		});
	}

	section(title, rows) {
		if (!rows.length) return "";
		return `<h5 class="mt-3">${title} (${rows.length})</h5>
			${rows.map((row) => this.row(row)).join("")}`;
	}

	row(row) {
		const money = (amount) => format_currency(amount, row.currency);
		const unit = sales_ops.escape(row.property_unit);
		const number = sales_ops.escape(row.mobile_no || "");
		const deal = frappe.utils.get_form_link("Property Subscription", row.property_subscription);
		const amount = row.overdue_amount
			? `<b>${money(row.overdue_amount)}</b> ${this.pill(
					sales_ops.days.count(row.days_overdue),
					{ "0-7": "yellow", "8-30": "orange" }[row.bucket] || "red"
				)}`
			: row.next_due
				? __("{0} due on {1}", [money(row.next_amount), frappe.datetime.str_to_user(row.next_due)])
				: "";
		return `<div class="border-bottom py-2 d-flex flex-wrap align-items-center" style="gap: 8px 20px">
			<div style="flex: 2 1 170px"><a href="${deal}"><b>${sales_ops.escape(row.customer_name)}</b></a>
				${number ? `<a class="ml-2" href="tel:${number}">${number}</a>` : ""}
				<div class="text-muted">${unit}</div></div>
			<div style="flex: 2 1 170px">${amount}<div>${this.action(row)}</div></div>
			<div style="flex: 3 1 220px">${this.story(row)}</div>
			<div style="flex: 0 0 auto">${this.button(row)}</div>
		</div>`;
	}

	action(row) {
		const colors = { Remind: "blue", "Sign Contract": "blue", Call: "yellow" };
		const word = __(row.next_action, null, "Next Action");
		const color = colors[row.next_action] || "red";
		const clock = row.clock_limit ? __("Day {0} of {1}", [row.clock_day, row.clock_limit]) : "";
		return `${this.pill(word, color)} <span class="text-muted">${clock}</span>`;
	}

	/** What was said before this morning, and today. */
	story(row) {
		const today = this.calls[row.follow_up];
		const said = (when, result, text) =>
			`<div>${when}: ${sales_ops.escape(sales_ops.collection_word(result))}${
				text ? ` · ${sales_ops.escape(text)}` : ""
			}</div>`;
		const promise = (amount, date, status) =>
			`<div>${sales_ops.promise_text(amount, date, status, row.currency)}</div>`;
		const next = today ? today.next_contact_date : row.next_contact_date;
		return [
			row.last_follow_up &&
				`<div class="text-muted">${said(
					frappe.datetime.str_to_user(row.last_follow_up.slice(0, 10)),
					row.last_result || row.last_reached
				)}</div>`,
			row.promise_status &&
				`<div class="text-muted">${promise(
					row.promised_amount,
					row.promised_date,
					row.promise_status
				)}</div>`,
			today && `<b>${said(__("Today"), today.result || today.reached, today.said)}</b>`,
			today && today.promised_date && promise(today.promised_amount, today.promised_date, "Open"),
			next && `<div>${__("Next Contact")}: ${frappe.datetime.str_to_user(next)}</div>`,
			row.reason && `<div>${__("Not called")}: ${sales_ops.escape(row.reason)}</div>`,
		]
			.filter(Boolean)
			.join("");
	}

	button(row) {
		if (!this.may_log) return "";
		const look = row.follow_up ? "btn-default" : "btn-primary";
		return `<button type="button" class="btn btn-sm ${look}" data-deal="${sales_ops.escape(
			row.property_subscription
		)}">${__("Log Call")}</button>`;
	}

	pill(text, color) {
		return `<span class="indicator-pill ${color} no-indicator-dot">${sales_ops.escape(text)}</span>`;
	}
};
