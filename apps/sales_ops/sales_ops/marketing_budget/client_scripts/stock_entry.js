// Stock Entry: only open marketing activities can be chosen.
// {% include "sales_ops/marketing_budget/client_scripts/budget_banner.js" %}

frappe.ui.form.on("Stock Entry", {
	setup(frm) {
		sales_ops.budget_banner.set_queries(frm, "items");
	},
});
