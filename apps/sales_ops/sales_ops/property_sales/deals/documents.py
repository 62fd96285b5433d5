"""The papers of a deal on subscription and contract, and the check before a contract is submitted."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, today

from sales_ops.exceptions import show, throw, throw_all
from sales_ops.messages import describe
from sales_ops.policies import documents as policy
from sales_ops.policies.violations import Violation
from sales_ops.property_sales import settings


def complete_papers(doc: Document) -> None:
	"""A scan was received on the day on which it was put in, where nobody says another.

	Raises:
		PaperError: a paper is dated in the future.
	"""
	for row in doc.documents:
		if row.attachment and not row.received_on:
			row.received_on = today()
	throw_all(policy.check_received(papers_of(doc), getdate(today())))


def papers_of(*docs: Document) -> list[policy.Paper]:
	"""The papers of subscription and contract together, as the policy takes them."""
	return [
		policy.Paper(row.document_kind, getdate(row.received_on) if row.received_on else None)
		for doc in docs
		for row in doc.documents
	]


def required_kinds() -> list[str]:
	"""The kinds of paper without which no contract is complete."""
	filters = {"required_for_contract": 1, "disabled": 0}
	return frappe.get_all("Property Document Kind", filters, pluck="name", order_by="name")


def check_papers(contract: Document, deal: Document) -> None:
	"""Refuse, or only warn about, a contract without its required papers, as Property Sales Settings say.

	Raises:
		PaperError: a paper is missing, and the settings refuse.
	"""
	kinds = policy.missing(required_kinds(), papers_of(deal, contract))
	if not kinds:
		return
	params = {"contract": contract.name, "kinds": ", ".join(_(kind) for kind in kinds)}
	if settings.missing_papers() == policy.REFUSE:
		throw("paper_missing", **params)
	sentence = describe(Violation("paper_missing", params), translate=_, show=show)
	frappe.msgprint(sentence, title=_("Papers Missing"), indicator="orange", alert=True)


@frappe.whitelist(methods=["GET", "POST"])
def missing_papers(property_subscription: str) -> list[str]:
	"""The required kinds that neither the deal nor its contract has received, for the checklist on both forms."""
	deal = frappe.get_doc("Property Subscription", property_subscription)
	deal.check_permission("read")
	docs = [deal]
	if deal.property_contract:
		docs.append(frappe.get_doc("Property Contract", deal.property_contract))
	return policy.missing(required_kinds(), papers_of(*docs))
