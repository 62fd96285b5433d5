// Property Building: its board, and its units at once.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}
// {% include "sales_ops/property_sales/client_scripts/generate_units.js" %}

frappe.ui.form.on("Property Building", {
	refresh(frm) {
		if (frm.is_new()) return;
		frm.add_custom_button(__("Open Board"), () =>
			sales_ops.deal.open_board(frm.doc.property_project, frm.doc.name)
		).addClass("btn-primary");
		if (!frappe.model.can_create("Property Unit")) return;
		frm.add_custom_button(__("Generate Units"), () => new sales_ops.GenerateUnits(frm));
	},
});
