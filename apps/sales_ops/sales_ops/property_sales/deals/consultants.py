"""A submitted deal passes from one consultant to another, with all that names him (feature 106)."""

import frappe
from frappe import _

from sales_ops.exceptions import throw
from sales_ops.property_sales.permissions import may_approve

# What hangs on a deal and names its consultant; submitted contracts and instalments too, finished papers not.
FOLLOWING = {
	"Property Contract": {"docstatus": ("<", 2)},
	"Property Instalment": {},
	"Property Change Application": {"docstatus": 0},
	"Property Handover": {"docstatus": 0},
	"Property Legal Case": {"docstatus": ("<", 2)},
}


@frappe.whitelist(methods=["POST"])
def change_consultant(property_subscription: str, consultant: str, reason: str) -> None:
	"""Give a submitted deal to another consultant; its contract, instalments and open papers follow.

	From the next arrears list on he calls the customer; who had the deal before does not see it any more.

	Args:
		consultant: Sales Person who is enabled and no group.
		reason: stands in the history of the deal.

	Raises:
		frappe.PermissionError: the user is no supervisor.
		DealError: the deal is not submitted, or the consultant cannot have it.
	"""
	deal = frappe.get_doc("Property Subscription", property_subscription, for_update=True)
	deal.check_permission("write")
	if not may_approve():
		frappe.throw(_("Only a supervisor gives a deal to another consultant."), frappe.PermissionError)
	_check(deal, consultant, reason)
	former = deal.consultant
	deal.db_set("consultant", consultant, notify=True)
	deal.write_on_claims({"consultant": consultant})
	for doctype, filters in FOLLOWING.items():
		mine = {"property_subscription": deal.name, **filters}
		frappe.db.set_value(doctype, mine, "consultant", consultant)
	text = _("Consultant changed from {0} to {1}: {2}").format(former or _("None"), consultant, reason)
	deal.add_comment("Info", frappe.utils.escape_html(text))


def _check(deal, consultant: str, reason: str) -> None:
	if deal.docstatus != 1:
		throw("consultant_deal_not_submitted", deal=deal.name)
	if consultant == deal.consultant:
		throw("consultant_same", deal=deal.name, consultant=consultant)
	found = frappe.db.get_value("Sales Person", consultant, ["is_group", "enabled"], as_dict=True)
	if not found or found.is_group or not found.enabled:
		throw("consultant_not_active", consultant=consultant)
	if not (reason or "").strip():
		throw("consultant_needs_reason")
