// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_meetings/client_scripts/meeting_draws.js" %}

frappe.ui.form.on("Prize Draw Entry", {
	setup: () => sales_ops.words.in_sense("Prize Draw Entry"),
	refresh(frm) {
		frm.disable_save();
		sales_ops.draws.show_indicator(frm, "kind");
	},
});
