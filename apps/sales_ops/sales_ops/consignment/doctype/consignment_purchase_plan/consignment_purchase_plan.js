// Consignment Purchase Plan: the month's approved plans in one list; submitting hands it to the buyer.
// {% include "sales_ops/consignment/client_scripts/demand.js" %}

frappe.ui.form.on("Consignment Purchase Plan", {
	setup() {
		sales_ops.words.in_sense("Consignment Purchase Plan");
	},

	onload(frm) {
		if (frm.is_new() && !frm.doc.for_date)
			frm.set_value("for_date", frappe.datetime.add_days(frappe.datetime.month_end(), 1));
	},

	refresh(frm) {
		sales_ops.consignment.show_indicator(frm);
		sales_ops.consignment.hide_submit_message(frm);
		frm.set_df_property("items", "cannot_add_rows", true);
		frm.set_df_property("items", "cannot_delete_rows", true);
		if (frm.is_new()) {
			frm.set_intro(__("Save it: the rows of the approved monthly plans are collected by themselves."));
			return;
		}
		frm.events.say_how_it_stands(frm);
		sales_ops.demand.add_call_off_button(frm);
		if (frm.doc.docstatus !== 0 || frm.is_dirty()) return;
		frm.add_custom_button(__("Collect Again"), () => {
			frm.dirty();
			frm.save();
		});
		if (frm.perm[0].submit && (frm.doc.items || []).length)
			frm.page.set_primary_action(__("Hand Over to the Buyer"), () => frm.events.hand_over(frm));
	},

	hand_over(frm) {
		if (!sales_ops.demand.has_passed(frm.doc.due_on) || frm.doc.late_reason) return frm.savesubmit();
		frappe.prompt(
			[{ fieldname: "reason", fieldtype: "Small Text", label: __("Why It Is Late"), reqd: 1 }],
			async ({ reason }) => {
				await frm.set_value("late_reason", reason);
				frm.savesubmit();
			},
			__("Hand Over to the Buyer"),
			__("Hand Over to the Buyer")
		);
	},

	say_how_it_stands(frm) {
		const { docstatus, due_on, status, call_off_due_on, no_of_plans } = frm.doc;
		const show = (text, color) => sales_ops.headline.show(frm, text, color);
		if (docstatus === 0) {
			if (!(frm.doc.items || []).length)
				return show(__("No approved monthly plan waits for the buyer yet."), "gray");
			const color = sales_ops.demand.has_passed(due_on) ? "red" : "blue";
			const day = sales_ops.demand.deadline(due_on);
			return show(__("{0} plans; to be handed over by {1}.", [no_of_plans, day]), color);
		}
		if (["Handed Over", "Partly Called Off"].includes(status)) {
			const color = sales_ops.demand.has_passed(call_off_due_on) ? "red" : "blue";
			show(__("To be called off by {0}.", [sales_ops.demand.deadline(call_off_due_on)]), color);
		}
	},
});
