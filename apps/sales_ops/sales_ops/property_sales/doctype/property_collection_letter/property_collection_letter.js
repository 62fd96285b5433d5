// Property Collection Letter: the letter that is due for a late deal.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.ui.form.on("Property Collection Letter", {
	setup(frm) {
		sales_ops.words.in_sense("Property Collection Letter");
		const kind = frappe.meta.get_docfield("Property Collection Letter Item", "kind");
		kind.formatter = (value) => sales_ops.words.choice(value || "", "Property Instalment");
		frm.set_query("property_subscription", () => ({ filters: { docstatus: 1 } }));
	},

	refresh(frm) {
		if (frm.doc.docstatus !== 1) return;
		frm.add_custom_button(__("Print Letter"), () => frm.print_doc()).addClass("btn-primary");
	},

	property_subscription(frm) {
		// Another deal has another level and other days; the server proposes them.
		frm.set_value({ level: "", pay_by: "" });
	},
});
