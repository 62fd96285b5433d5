// {% include "sales_ops/property_sales/client_scripts/sale_status.js" %}
// {% include "sales_ops/property_sales/client_scripts/signing_steps.js" %}

frappe.listview_settings["Property Contract"] = {
	add_fields: ["status", "outstanding_amount", "received_amount", "signing_stage", "signing_due_on"],
	formatters: { signing_stage: (_value, _df, doc) => sales_ops.signing.pill(doc) },
	has_indicator_for_draft: 1,

	get_indicator(doc) {
		const colors = { Draft: "orange", Signed: "purple", "Paid Up": "green", Cancelled: "gray" };
		const label = __(doc.status, null, "Property Contract");
		return [label, colors[doc.status] || "gray", `status,=,${doc.status}`];
	},
};
