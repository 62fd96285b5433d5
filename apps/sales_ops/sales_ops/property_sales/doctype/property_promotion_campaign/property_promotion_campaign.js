// Property Promotion Campaign: its terms, what is out, and the way to the check.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.ui.form.on("Property Promotion Campaign", {
	setup(frm) {
		sales_ops.words.in_sense("Property Promotion Campaign");
		frm.set_query("property_unit", "prize_units", () => ({
			filters: { property_project: frm.doc.property_project },
		}));
	},

	refresh(frm) {
		if (frm.doc.docstatus !== 1) return;
		frm.add_custom_button(__("Campaign Check"), () =>
			frappe.set_route("query-report", "Campaign Check", {
				property_project: frm.doc.property_project,
				promotion_campaign: frm.doc.name,
			})
		);
		if (frappe.model.can_create("Property Gift Issue")) {
			frm.add_custom_button(__("Hand Out a Gift"), () =>
				frappe.new_doc("Property Gift Issue")
			).addClass("btn-primary");
		}
	},
});
