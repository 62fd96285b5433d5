// Property Unit Block: lift it when its cause is gone.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.ui.form.on("Property Unit Block", {
	setup() {
		sales_ops.words.in_sense("Property Unit Block");
	},

	refresh(frm) {
		if (frm.is_new()) return;
		if (frm.doc.status === "Lifted") return frm.disable_form();
		if (!frm.perm[0].write) return;
		frm.add_custom_button(__("Lift Block"), () => frm.events.lift(frm)).addClass("btn-primary");
	},

	lift(frm) {
		frappe.confirm(
			__("Lift the block on {0}? From then on it keeps nobody from holding the unit.", [
				frappe.utils.escape_html(frm.doc.property_unit),
			]),
			async () => {
				await frm.call("lift");
				frm.reload_doc();
			}
		);
	},
});
