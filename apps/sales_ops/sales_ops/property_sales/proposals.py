"""From a clock that has run out to an application or a legal case, once (R6-R8)."""

import frappe
from frappe import _
from frappe.utils import flt

from sales_ops.policies import proposals as policy
from sales_ops.property_sales import settings
from sales_ops.property_sales.collection import AssessedDeal
from sales_ops.property_sales.instalments import to_decimal

REASON = "Does Not Pay"


def wanted(deal: AssessedDeal) -> policy.Proposal | None:
	"""The proposal for a deal, unless somebody has applied for a change already, or has rejected this one."""
	found = policy.propose(deal.assessment.action, to_decimal(deal.row.received_amount))
	if not found or (found.kind != policy.LEGAL_CASE and _is_decided(deal, found.kind)):
		return None
	return found


def _is_decided(deal: AssessedDeal, kind: str) -> bool:
	name, clock = deal.row.property_subscription, deal.assessment.clock
	waiting = {"property_subscription": name, "docstatus": 0, "status": ("in", ("Draft", "Approved"))}
	rejected = {"property_subscription": name, "kind": kind, "status": "Rejected"}
	if clock:
		rejected["applied_on"] = (">", clock.deadline)  # an older rejection was about an older term
	return any(frappe.db.exists("Property Change Application", filters) for filters in (waiting, rejected))


def make(deal: AssessedDeal, proposal: policy.Proposal):
	"""Make the application or the legal case; execute a forfeiture where the office's settings say so.

	Returns:
		the document that was made.
	"""
	if proposal.kind == policy.LEGAL_CASE:
		return _insert("Property Legal Case", deal, reason=_reason(deal))
	change = _insert(
		"Property Change Application",
		deal,
		kind=proposal.kind,
		keep_amount=flt(proposal.keep),
		reason=REASON,
		remark=_reason(deal),
	)
	if settings.term("execute_forfeitures") and proposal.kind == policy.FORFEITURE:
		change.db_set({"status": "Approved", "approved_by": frappe.session.user})
		change.submit()
	return change


def _insert(doctype: str, deal: AssessedDeal, **values):
	doc = frappe.get_doc(
		{"doctype": doctype, "property_subscription": deal.row.property_subscription, **values}
	)
	doc.flags.ignore_permissions = True
	return doc.insert()


def _reason(deal: AssessedDeal) -> str:
	clock = deal.assessment.clock
	return _("Proposed by the clock: day {0} of {1}.").format(clock.day, clock.limit)
