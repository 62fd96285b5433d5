// Signing steps of a contract (草签, 网签, 备案): the next one with its day, and the dialogs that record them.
// {% include "sales_ops/sales_ops/client_scripts/stored_call.js" %}
frappe.provide("sales_ops");

sales_ops.signing = {
	STEPS: [
		["Draft Signing", "draft_signed_on"],
		["Online Signing", "online_signed_on"],
		["Filing", "filed_on"],
	],
	LIVE: ["Signed", "Paid Up", "Handed Over"],
	COLORS: {
		"Draft Signed": "orange",
		"Online Signed": "blue",
		Filed: "green",
		"Filing Withdrawn": "red",
	},

	word: (text) => __(text, null, "Property Contract"),

	is_late: (doc) => Boolean(doc.signing_due_on) && sales_ops.countdown.days_until(doc.signing_due_on) < 0,

	/** The stage as a list shows it; red when the next step is late. */
	pill(doc) {
		const stage = doc.signing_stage || "Not Signed";
		const late = this.is_late(doc) && this.LIVE.includes(doc.status);
		const color = late ? "red" : this.COLORS[stage] || "gray";
		const text = sales_ops.escape(this.word(stage));
		return `<span class="filterable indicator-pill ${color} ellipsis"
			data-filter="signing_stage,=,${sales_ops.escape(stage)}">
			<span class="ellipsis">${late ? `${text} · ${__("late")}` : text}</span></span>`;
	},

	/** The step that comes next; null for a filed contract. */
	next_step(doc) {
		if (doc.signing_stage === "Filed") return null;
		if (doc.signing_stage === "Filing Withdrawn") return "Filing";
		const done = this.STEPS.map(([, field]) => Boolean(doc[field])).lastIndexOf(true);
		return this.STEPS[done + 1][0];
	},

	/** For the refresh of a contract's form. */
	show(frm) {
		const doc = frm.doc;
		if (doc.docstatus !== 1 || !this.LIVE.includes(doc.status)) return;
		this.show_due(frm);
		if (!frm.has_perm("write")) return;
		frm.add_custom_button(__("Record Signing"), () => this.record(frm));
		const supervises = ["Property Sales Supervisor", "Property Project Manager"].some((role) =>
			frappe.user.has_role(role)
		);
		if (doc.signing_stage === "Filed" && supervises)
			frm.add_custom_button(__("Withdraw Filing"), () => this.withdraw(frm));
	},

	show_due(frm) {
		const step = this.next_step(frm.doc);
		if (!step || !frm.doc.signing_due_on) return;
		const day = frappe.datetime.str_to_user(frm.doc.signing_due_on);
		const left = sales_ops.countdown.days_until(frm.doc.signing_due_on);
		const what = sales_ops.escape(this.word(step));
		const texts = [
			__("{0}: was due on {1}, {2} days ago.", [what, day, -left]),
			__("{0}: today is the last day.", [what]),
			__("{0}: by {1}, {2} days left.", [what, day, left]),
		];
		const color = left < 0 ? "red" : left === 0 ? "orange" : "blue";
		sales_ops.headline.show(frm, texts[Math.sign(left) + 1], color);
	},

	record(frm) {
		const dialog = new frappe.ui.Dialog({
			title: __("Record Signing"),
			fields: [
				{
					fieldname: "step",
					fieldtype: "Select",
					label: __("Signing Step"),
					options: this.STEPS.map(([value]) => ({ value, label: this.word(value) })),
					default: this.next_step(frm.doc) || "Filing",
					reqd: 1,
				},
				{
					fieldname: "on",
					fieldtype: "Date",
					label: __("Date"),
					default: frappe.datetime.get_today(),
					max_date: frappe.datetime.now_date(true),
					reqd: 1,
				},
				{
					fieldname: "number",
					fieldtype: "Data",
					label: __("Signing Number"),
					mandatory_depends_on: "eval:doc.step != 'Draft Signing'",
				},
			],
			primary_action_label: __("Record", null, "Property Contract"),
			primary_action: (values) => this.call(frm, dialog, "record_signing", values),
		});
		dialog.show();
	},

	withdraw(frm) {
		const dialog = new frappe.ui.Dialog({
			title: __("Withdraw Filing"),
			fields: [
				{
					fieldname: "on",
					fieldtype: "Date",
					label: __("Withdrawn On"),
					default: frappe.datetime.get_today(),
					reqd: 1,
				},
			],
			primary_action_label: __("Withdraw Filing"),
			primary_action: (values) => this.call(frm, dialog, "withdraw_filing", values),
		});
		dialog.show();
	},

	/** The dialog stays open with its values when the server refuses. */
	async call(frm, dialog, method, values) {
		dialog.disable_primary_action();
		const done = await sales_ops.call_stored(frm, method, values).then(
			() => true,
			() => false
		);
		dialog.enable_primary_action();
		if (!done) return;
		dialog.hide();
		frm.reload_doc();
	},
};
