// Consignment Uncollected Goods: both sides answer; what still lies there after the closing day is explained.
// {% include "sales_ops/consignment/client_scripts/demand.js" %}

frappe.ui.form.on("Consignment Uncollected Goods", {
	setup() {
		sales_ops.words.in_sense("Consignment Uncollected Goods");
	},

	refresh(frm) {
		sales_ops.consignment.show_indicator(frm);
		frm.disable_save();
		frm.events.say_how_it_stands(frm);
		if (frm.doc.status === "Collected" || !frm.perm[0].write) return;
		const { ask } = sales_ops.demand;
		const add = (label, run) =>
			frm.add_custom_button(label, run, __("Answer", null, "Consignment Uncollected Goods"));
		if (!frm.doc.department_answer)
			add(__("For the Department"), () =>
				ask(frm, __("For the Department"), __("The Department Says"), "answer", "text", {
					side: "department",
				})
			);
		if (!frm.doc.store_answer && frappe.user.has_role(["Consignment Storekeeper", "System Manager"]))
			add(__("For the Store"), () =>
				ask(frm, __("For the Store"), __("The Store Says"), "answer", "text", { side: "store" })
			);
		if (!frm.doc.explanation)
			frm.add_custom_button(__("Explain"), () =>
				ask(frm, __("Explain"), __("Why It Still Lies There"), "explain", "text")
			);
	},

	say_how_it_stands(frm) {
		const { status, explain_by, uncollected_qty, stock_uom, needed_by } = frm.doc;
		const show = (text, color) => sales_ops.headline.show(frm, text, color);
		const quantity = `${flt(uncollected_qty)} ${__(stock_uom)}`;
		if (status === "Collected") return show(__("It was collected."), "green");
		if (status === "Explanation Due")
			return show(__("{0} still lie there after the closing day: explain it.", [quantity]), "red");
		show(
			__("{0} were needed by {1}. If they still lie there, they are explained on {2}.", [
				quantity,
				sales_ops.demand.day(needed_by),
				sales_ops.demand.deadline(explain_by),
			]),
			"orange"
		);
	},
});
