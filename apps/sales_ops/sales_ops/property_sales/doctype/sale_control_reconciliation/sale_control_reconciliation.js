// Sale Control Reconciliation: enter the office's counts or take its list, explain, sign.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/sales_ops/client_scripts/form_headline.js" %}
// {% include "sales_ops/property_sales/client_scripts/take_list.js" %}

frappe.ui.form.on("Sale Control Reconciliation", {
	setup(frm) {
		for (const doctype of ["Sale Control Count", "Sale Control Difference", "Sale Control Office Row"])
			for (const df of frappe.meta.get_docfields(doctype))
				if (df.fieldtype === "Select")
					df.formatter = (value) =>
						value ? sales_ops.escape(sales_ops.sale_status.word(value)) : "";
		// A room that nobody could find stands under the name the office gave it.
		frappe.meta.get_docfield("Sale Control Difference", "property_unit").formatter = (
			value,
			_df,
			_options,
			doc
		) => sales_ops.escape(value || (doc && doc.room));
		frm.set_query("property_unit", "office_rows", () => ({
			filters: { property_project: frm.doc.property_project },
		}));
	},

	refresh(frm) {
		for (const table of ["counts", "differences"]) {
			frm.set_df_property(table, "cannot_add_rows", true);
			frm.set_df_property(table, "cannot_delete_rows", true);
		}
		if (frm.is_new() || frm.doc.docstatus !== 0) return;
		frm.events.say_how_it_stands(frm);
		if (frm.perm[0].write) sales_ops.take_list.add_buttons(frm, __("Office's List"));
	},

	say_how_it_stands(frm) {
		const { status, no_of_differences, no_of_unexplained } = frm.doc;
		if (status === "Waiting for Office")
			return sales_ops.headline.show(
				frm,
				__("Enter the office's counts, or take over its list."),
				"blue"
			);
		if (no_of_unexplained) {
			const counts = [no_of_differences, no_of_unexplained];
			const text = __("{0} differences, {1} of them without an explanation.", counts);
			return sales_ops.headline.show(frm, text, "orange");
		}
		sales_ops.headline.show(frm, __("Ready to be signed: submit it."), "green");
	},
});
