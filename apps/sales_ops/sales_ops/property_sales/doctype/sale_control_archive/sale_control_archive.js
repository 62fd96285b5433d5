// Sale Control Archive: a frozen record.
// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}

frappe.ui.form.on("Sale Control Archive", {
	setup() {
		for (const df of frappe.meta.get_docfields("Sale Control Archive Item"))
			if (df.fieldtype === "Select")
				df.formatter = (value) => (value ? sales_ops.escape(sales_ops.sale_status.word(value)) : "");
	},

	refresh(frm) {
		frm.disable_save();
	},
});
