// Marketing Budget Adjustment: which sides its rows have, and its approval.
// {% include "sales_ops/marketing_budget/client_scripts/marketing_forms.js" %}

const GIVES = ["Transfer", "Return", "Lapse", "Carry Forward"];
const GETS = ["Supplement", "Transfer", "Carry Forward"];

frappe.ui.form.on("Marketing Budget Adjustment", {
	setup(frm) {
		sales_ops.words.in_sense("Marketing Budget Adjustment");
		frm.set_query("marketing_budget", sales_ops.marketing.active_budgets);
		frm.set_query("to_budget", sales_ops.marketing.active_budgets);
	},

	refresh(frm) {
		sales_ops.marketing.show_indicator(frm);
		frm.events.adjustment_type(frm);
		sales_ops.marketing.approval(frm);
	},

	/** Only the columns that the type needs. */
	adjustment_type(frm) {
		const { grid } = frm.fields_dict.items;
		const show = (fields, types) => {
			const hidden = types.includes(frm.doc.adjustment_type) ? 0 : 1;
			for (const field of fields) grid.update_docfield_property(field, "hidden", hidden);
		};
		show(["from_line", "from_month"], GIVES);
		show(["to_line", "to_month"], GETS);
		grid.reset_grid(); // else the rows keep the columns that the head has lost
		frm.events.offer(frm);
	},

	marketing_budget: (frm) => frm.events.offer(frm),
	to_budget: (frm) => frm.events.offer(frm),

	async offer(frm) {
		if (frm.doc.docstatus !== 0) return frm.fields_dict.items.grid.refresh();
		const target = frm.doc.adjustment_type === "Carry Forward" ? frm.doc.to_budget : null;
		await sales_ops.marketing.offer(frm, frm.doc.marketing_budget, "from_line", "from_month");
		await sales_ops.marketing.offer(frm, target || frm.doc.marketing_budget, "to_line", "to_month");
	},
});
