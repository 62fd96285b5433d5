"""The owners of a deal on its documents: subscription, contract and the application that changes them."""

from collections.abc import Sequence
from decimal import Decimal

import frappe
from frappe.model.document import Document
from frappe.utils import flt

from sales_ops.exceptions import throw_all
from sales_ops.policies import owners as policy
from sales_ops.values import refill


def owners_of(doc: Document, field: str = "owners") -> list[policy.Owner]:
	"""The rows of a document's table of owners as the policy takes them."""
	return [
		policy.Owner(row.property_owner, Decimal(str(flt(row.share_percentage, 4)))) for row in doc.get(field)
	]


def owners_of_deal(deal: Document) -> list[policy.Owner]:
	"""The owners of a deal; its customer alone where a deal of former days has no rows."""
	return owners_of(deal) or [policy.Owner(deal.customer, policy.WHOLE)]


def fill_owners(doc: Document) -> None:
	"""Complete the owners of a deal before they are checked.

	Without rows the customer is the only owner; rows without any share get equal ones; where the customer of a draft was
	changed, the first owner follows.
	"""
	before = doc.get_doc_before_save()
	if before and before.customer != doc.customer and doc.owners:
		if doc.owners[0].property_owner == before.customer:
			doc.owners[0].property_owner = doc.customer
	owners = owners_of_deal(doc)
	if not doc.owners:
		set_owners(doc, owners)
	elif not any(owner.share for owner in owners):
		set_owners(doc, policy.equal_shares([owner.customer for owner in owners]))


def check_owners(doc: Document) -> None:
	"""Refuse shares that are not whole, an owner who stands twice, and a first owner who is not the customer.

	Raises:
		OwnerError: one of these.
	"""
	throw_all(policy.check_owners(doc.customer, owners_of(doc)))


def set_owners(doc: Document, owners: Sequence[policy.Owner], field: str = "owners") -> None:
	"""Put the owners into a document that is about to be saved."""
	names = _names(owners)
	refill(doc, field, [_values(owner, names) for owner in owners])


def write_owners(doc: Document, owners: Sequence[policy.Owner]) -> None:
	"""Replace the owners of a submitted document, which saving would refuse."""
	names = _names(owners)
	frappe.db.delete(
		"Property Owner", {"parent": doc.name, "parenttype": doc.doctype, "parentfield": "owners"}
	)
	for idx, owner in enumerate(owners, start=1):
		frappe.get_doc(
			{
				"doctype": "Property Owner",
				"parent": doc.name,
				"parenttype": doc.doctype,
				"parentfield": "owners",
				"idx": idx,
				"docstatus": doc.docstatus,
				**_values(owner, names),
			}
		).db_insert()
	frappe.clear_document_cache(doc.doctype, doc.name)


def _names(owners: Sequence[policy.Owner]) -> dict[str, str]:
	customers = [owner.customer for owner in owners]
	fields = ["name", "customer_name"]
	rows = frappe.get_all("Customer", {"name": ("in", customers)}, fields)
	return {row.name: row.customer_name for row in rows}


def _values(owner: policy.Owner, names: dict[str, str]) -> dict:
	return {
		"property_owner": owner.customer,
		"owner_name": names.get(owner.customer),
		"share_percentage": flt(owner.share, 4),
	}
