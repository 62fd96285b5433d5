// Marketing Budget Exception: which document may go over which line, by how much.
// {% include "sales_ops/marketing_budget/client_scripts/marketing_forms.js" %}

frappe.ui.form.on("Marketing Budget Exception", {
	setup(frm) {
		sales_ops.words.in_sense("Marketing Budget Exception");
		frm.set_query("marketing_budget", sales_ops.marketing.active_budgets);
		frm.set_query("document_name", () => ({ filters: { docstatus: ["<", 2] } }));
	},

	refresh(frm) {
		sales_ops.marketing.show_indicator(frm);
		frm.events.marketing_budget(frm);
		sales_ops.marketing.approval(frm);
	},

	async marketing_budget(frm) {
		if (frm.doc.docstatus !== 0) return;
		const { lines } = await sales_ops.marketing.choices(frm.doc.marketing_budget);
		frm.set_df_property("line_name", "options", ["", ...lines]);
	},
});
