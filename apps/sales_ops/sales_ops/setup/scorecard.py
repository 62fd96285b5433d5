"""What ERPNext's Supplier Scorecard can ask about consignment suppliers (CONS-11). The criteria stay with the office."""

import frappe

from sales_ops.messages.marking import _

DOCTYPE = "Supplier Scorecard Variable"
PATH = "sales_ops.consignment.demand.scorecard"
# A variable is named by its label.
VARIABLES: dict[str, dict[str, str]] = {
	_("Consignment Delivered on Time"): {
		"param_name": "consignment_on_time_percent",
		"path": f"{PATH}.on_time_percent",
		"description": _("Percent of the call-off lines due in the period that came in full by their day."),
	},
	_("Consignment Rejected"): {
		"param_name": "consignment_rejected_percent",
		"path": f"{PATH}.rejected_percent",
		"description": _("Percent of the quantity received in the period that quality rejected."),
	},
	_("Consignment Invoice Lateness"): {
		"param_name": "consignment_invoice_days_late",
		"path": f"{PATH}.invoice_days_late",
		"description": _("Average days by which the invoices of settlements in the period came too late."),
	},
}


def make_scorecard_variables() -> None:
	"""Make the missing variables; what the office has renamed or changed stays."""
	for label, values in VARIABLES.items():
		frappe.get_attr(values["path"])  # ERPNext looks for it among what is imported already
		if not frappe.db.exists(DOCTYPE, {"param_name": values["param_name"]}):
			doc = {"doctype": DOCTYPE, "variable_label": label, "is_custom": 1, **values}
			frappe.get_doc(doc).insert(ignore_permissions=True)
