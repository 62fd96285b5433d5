// Consignment Settings: words of the selections in the user's language.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}

frappe.ui.form.on("Consignment Settings", {
	setup: () => sales_ops.words.in_sense("Consignment Settings"),
});
