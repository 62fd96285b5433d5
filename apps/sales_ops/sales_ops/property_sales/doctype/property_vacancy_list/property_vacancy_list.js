// Property Vacancy List: take the management company's list, explain what differs, sign.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
// {% include "sales_ops/property_sales/client_scripts/take_list.js" %}

frappe.ui.form.on("Property Vacancy List", {
	setup(frm) {
		sales_ops.words.in_sense("Property Vacancy List Item", "Property Vacancy List Row");
		const words = {
			"Not in Finance's List": __("Not in Finance's List"),
			"Not in Sales' List": __("Not in Sales' List"),
			"Not in Management's List": __("Not in Management's List"),
			"Listed Twice by Management": __("Listed Twice by Management"),
			"Unknown Unit": __("Unknown Unit"),
			"Area Differs": __("Area Differs"),
			"Status Differs": __("Status Differs"),
		};
		const df = frappe.meta.get_docfield("Property Vacancy List Item", "differences");
		df.formatter = (value) => {
			const texts = (value || "").split(", ").filter(Boolean);
			const shown = texts.map((text) => sales_ops.escape(words[text] || text)).join(", ");
			return shown && `<span class="text-danger">${shown}</span>`;
		};
		// A room that nobody could find stands under the name the management gave it.
		frappe.meta.get_docfield("Property Vacancy List Item", "property_unit").formatter = (
			value,
			_df,
			_options,
			doc
		) => sales_ops.escape(value || (doc && doc.room));
		frm.set_query("property_unit", "management_rows", () => ({
			filters: { property_project: frm.doc.property_project },
		}));
	},

	refresh(frm) {
		frm.set_df_property("items", "cannot_add_rows", true);
		frm.set_df_property("items", "cannot_delete_rows", true);
		if (frm.is_new()) return;
		frm.events.say_how_it_stands(frm);
		if (frm.doc.docstatus !== 0 || !frm.perm[0].write) return;
		sales_ops.take_list.add_buttons(frm, __("Management's List"));
	},

	say_how_it_stands(frm) {
		const { docstatus, status, no_of_differences, no_of_unexplained } = frm.doc;
		if (docstatus !== 0) return;
		if (status === "Waiting for Management")
			return sales_ops.headline.show(
				frm,
				__("Waits for the list of the property-management company."),
				"blue"
			);
		if (no_of_unexplained)
			return sales_ops.headline.show(
				frm,
				__("{0} differences, {1} of them without an explanation.", [
					no_of_differences,
					no_of_unexplained,
				]),
				"orange"
			);
		sales_ops.headline.show(frm, __("Ready to be signed: submit it."), "green");
	},
});
