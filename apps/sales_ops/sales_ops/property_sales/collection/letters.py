"""Letters to late customers (row 87): what was sent for a deal, and the drafts of what is due now."""

from collections.abc import Collection
from datetime import date

import frappe
from frappe.utils import getdate, today

from sales_ops.jobs import one_row
from sales_ops.policies import letters as policy
from sales_ops.property_sales.collection import queries as collection_queries
from sales_ops.property_sales.collection.assessment import AssessedDeal, assess_deals
from sales_ops.property_sales.permissions import consultants_of, report_projects, sees_all_deals

LETTER = "Property Collection Letter"


def sent_letters(deal: str, besides: str | None = None) -> list[policy.Sent]:
	"""What was sent for a deal, as the policy takes it; `besides`: without this letter."""
	rows = collection_queries.letters_of_deals([deal]).get(deal, [])
	return [_as_sent(row) for row in rows if row.name != besides]


def _as_sent(row: dict) -> policy.Sent:
	return policy.Sent(row.level, getdate(row.letter_date), getdate(row.pay_by))


def overdue_instalments(deal: str, on: date) -> list[dict]:
	"""The deal's instalments that are overdue on the day, as a letter lists them."""
	filters = {
		"property_subscription": deal,
		"status": ("!=", "Void"),
		"outstanding_amount": (">", 0),
		"due_date": ("<", on),
	}
	fields = ["seq", "kind", "due_date", "amount", "received_amount", "outstanding_amount", "currency"]
	return frappe.get_all("Property Instalment", filters, fields, order_by="due_date, seq")


def earlier_letters(letter) -> list[policy.Sent]:
	"""The letters about the same arrears that went out before this one, oldest first."""
	oldest_due = min((getdate(row.due_date) for row in letter.instalments), default=None)
	if not oldest_due:
		return []
	sent = policy.chain(sent_letters(letter.property_subscription, besides=letter.name), oldest_due)
	return [row for row in sent if row.sent_on <= getdate(letter.letter_date)]


@frappe.whitelist(methods=["POST"])
def prepare_letters(company: str, property_project: str | None = None) -> dict:
	"""Draft the letter that is due today for every late deal the user sees; a second call drafts nothing more.

	Returns:
		`{"made": [names of the drafts]}`, deals that have a draft or cannot be written to left out.

	Raises:
		frappe.PermissionError: the user may not write letters, or not for this project.
	"""
	frappe.has_permission(LETTER, "create", throw=True)
	frappe.has_permission("Company", "read", company, throw=True)
	projects = report_projects(property_project)
	consultants = None if sees_all_deals() else consultants_of()
	deals = assess_deals(company, getdate(today()), property_project, consultants)
	late = [row for row in deals if row.assessment.overdue and not row.row.property_legal_case]
	late = [row for row in late if projects is None or row.row.property_project in projects]
	return {"made": _draft_all(late)}


def _draft_all(deals: list[AssessedDeal]) -> list[str]:
	names = [deal.row.property_subscription for deal in deals]
	sent, drafts = collection_queries.letters_of_deals(names), _deals_with_draft(names)
	made: list[str] = []
	for deal in deals:
		name = deal.row.property_subscription
		level = policy.next_level(
			[_as_sent(row) for row in sent.get(name, [])], deal.assessment.oldest_due, getdate(today())
		)
		if level and name not in drafts:
			with one_row(f"Letter for {name}"):
				made.append(_draft(name))
	return made


def _draft(deal: str) -> str:
	return (
		frappe.get_doc({"doctype": LETTER, "property_subscription": deal, "letter_date": today()})
		.insert()
		.name
	)


def _deals_with_draft(deals: Collection[str]) -> set[str]:
	filters = {"docstatus": 0, "property_subscription": ("in", list(deals) or [""])}
	return set(frappe.get_all(LETTER, filters, pluck="property_subscription"))
