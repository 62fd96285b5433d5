// Purchase Invoice: what a draft takes of the marketing budget. Without an activity nothing here happens.
// {% include "sales_ops/marketing_budget/client_scripts/budget_banner.js" %}

frappe.ui.form.on("Purchase Invoice", {
	setup(frm) {
		sales_ops.budget_banner.set_queries(frm, "items");
	},

	refresh(frm) {
		const rows = [frm.doc, ...(frm.doc.items || [])];
		sales_ops.budget_banner.show(
			frm,
			rows.some((row) => row.marketing_activity)
		);
	},
});
