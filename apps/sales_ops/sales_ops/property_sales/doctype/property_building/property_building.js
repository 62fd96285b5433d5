// {% include "sales_ops/property_sales/client_scripts/deal_actions.js" %}

frappe.ui.form.on("Property Building", {
	refresh(frm) {
		if (frm.is_new()) return;
		frm.add_custom_button(__("Open Board"), () =>
			sales_ops.deal.open_board(frm.doc.property_project, frm.doc.name)
		).addClass("btn-primary");
	},
});
