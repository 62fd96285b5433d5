"""From a clock that has run out to an application or a legal case, once (R6-R8)."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

import frappe
from frappe import _
from frappe.utils import flt

from sales_ops.locks import locked
from sales_ops.policies import proposals as policy
from sales_ops.property_sales import queries, settings
from sales_ops.property_sales.collection import queries as collection_queries
from sales_ops.property_sales.collection.assessment import AssessedDeal, assess_deal
from sales_ops.values import to_decimal

REASON = "Does Not Pay"


@dataclass(frozen=True)
class Decided:
	"""What people have decided already: deals with an application that waits, and the last rejection by deal and kind."""

	waiting: set[str] = field(default_factory=set)
	rejected_on: dict[tuple[str, str], date] = field(default_factory=dict)

	def holds_back(self, deal: AssessedDeal, kind: str) -> bool:
		"""Whether nothing is proposed: an application waits, or this term's proposal was rejected."""
		name, clock = deal.row.property_subscription, deal.assessment.clock
		if name in self.waiting:
			return True
		rejected = self.rejected_on.get((name, kind))
		# An older rejection was about an older term.
		return bool(rejected and (not clock or rejected > clock.deadline))


def decided(deals: Collection[str]) -> Decided:
	"""The decisions about these deals, in one query."""
	found = Decided()
	for name, kind, status, applied_on in collection_queries.undone_applications(deals):
		if status == "Rejected":
			found.rejected_on[name, kind] = applied_on
		else:
			found.waiting.add(name)
	return found


def wanted(deal: AssessedDeal) -> policy.Proposal | None:
	"""The proposal that the deal's next action asks for."""
	return policy.propose(deal.assessment.action, to_decimal(deal.row.received_amount))


def is_decided(deal: AssessedDeal, proposal: policy.Proposal, found: Decided) -> bool:
	"""Whether somebody has applied for a change of the deal already, or has rejected this one; a case is not a change."""
	return proposal.kind != policy.LEGAL_CASE and found.holds_back(deal, proposal.kind)


def make(deal: AssessedDeal, proposal: policy.Proposal, on: date):
	"""Make the application or the legal case; execute a forfeiture where the office's settings say so.

	The run has looked at all deals at once and some time ago: the deal is judged again, locked, before anything is made.

	Returns:
		the document that was made, None when the buyer has paid meanwhile.
	"""
	if not _still_wanted(deal, proposal, on):
		return None
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


def _still_wanted(deal: AssessedDeal, proposal: policy.Proposal, on: date) -> bool:
	current = locked("Property Subscription", deal.row.property_subscription)
	if current.status not in queries.LIVE_STATUSES:
		return False
	action = assess_deal(current, on, lock=True).action
	return policy.propose(action, to_decimal(current.received_amount)) == proposal


def _insert(doctype: str, deal: AssessedDeal, **values):
	doc = frappe.get_doc(
		{"doctype": doctype, "property_subscription": deal.row.property_subscription, **values}
	)
	doc.flags.ignore_permissions = True
	return doc.insert()


def _reason(deal: AssessedDeal) -> str:
	clock = deal.assessment.clock
	# It is stored for all who read it, so it is said in the site's language and not in that of who runs the clocks.
	lang = frappe.db.get_default("lang")
	return _("Proposed by the clock: day {0} of {1}.", lang=lang).format(clock.day, clock.limit)
