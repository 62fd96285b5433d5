// Property Clock Run: what the nightly clocks proposed; the words of the next action as everywhere else.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.ui.form.on("Property Clock Run", {
	setup() {
		sales_ops.words.in_sense("Property Clock Run");
		const df = frappe.meta.get_docfield("Property Clock Run Item", "next_action");
		df.formatter = (value) => sales_ops.words.choice(value || "", "Next Action");
	},
});
