// Property Release Batch: fill it with units, hand it in, see what became of them.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/approval.js" %}

frappe.ui.form.on("Property Release Batch", {
	setup(frm) {
		sales_ops.words.in_sense("Property Release Batch", "Property Release Batch Item");
		frm.set_query("property_unit", "items", () => ({
			filters: {
				property_project: frm.doc.property_project || "",
				released: 0,
				use: "For Sale",
			},
		}));
	},

	refresh(frm) {
		sales_ops.approval.refresh(frm);
		const { docstatus, property_project } = frm.doc;
		if (docstatus === 0 && property_project && frm.perm[0].write)
			frm.add_custom_button(__("Fill Units"), () => frm.events.ask_for_units(frm));
	},

	property_project(frm) {
		frm.clear_table("items");
		frm.refresh();
	},

	ask_for_units(frm) {
		const fields = [
			{
				fieldname: "property_building",
				fieldtype: "Link",
				label: __("Property Building"),
				options: "Property Building",
				get_query: () => ({ filters: { property_project: frm.doc.property_project } }),
			},
		];
		frappe.prompt(
			fields,
			({ property_building }) => frm.events.fill_units(frm, property_building),
			__("Units That Are Not Released"),
			__("Fill Units")
		);
	},

	async fill_units(frm, property_building) {
		const filters = {
			property_project: frm.doc.property_project,
			released: 0,
			use: "For Sale",
			block_kinds: ["is", "not set"],
		};
		if (property_building) filters.property_building = property_building;
		const units = await frappe.db.get_list("Property Unit", {
			filters,
			fields: ["name", "kind", "built_area", "list_amount", "currency"],
			order_by: "name asc",
			limit: 0,
		});
		const known = new Set((frm.doc.items || []).map((item) => item.property_unit));
		for (const { name, ...facts } of units.filter((unit) => !known.has(unit.name)))
			frm.add_child("items", { property_unit: name, ...facts });
		if (!units.length) frappe.show_alert(__("No unit waits for its release."));
		frm.doc.items = (frm.doc.items || []).filter((item) => item.property_unit);
		frm.refresh_field("items");
		frm.dirty();
	},
});
