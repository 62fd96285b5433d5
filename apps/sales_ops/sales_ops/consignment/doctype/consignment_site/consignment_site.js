// Consignment Site: the store, its warehouses, and the way to what lies there.
// {% include "sales_ops/consignment/client_scripts/consignment.js" %}

frappe.ui.form.on("Consignment Site", {
	setup(frm) {
		frm.set_query("own_warehouse", () => ({
			filters: {
				company: frm.doc.company,
				is_group: 0,
				disabled: 0,
				so_consignment_role: ["is", "not set"],
			},
		}));
		frm.set_query("parent_warehouse", () => ({
			filters: { company: frm.doc.company, is_group: 1 },
		}));
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.add_custom_button(__("Consigned Goods"), () =>
			frappe.set_route("query-report", "Consignment Stock and Exposure", {
				company: frm.doc.company,
				consignment_site: frm.doc.name,
			})
		);
		sales_ops.consignment.add_make_button(frm, "Consignment Agreement", __("Consignment Agreement"), {
			consignment_site: frm.doc.name,
		});
	},
});
