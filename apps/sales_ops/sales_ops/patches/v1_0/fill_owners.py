"""A deal made before owners were kept belongs to its customer alone: its row is written, so that the customer finds it."""

import frappe

DEALS = ("Property Subscription", "Property Contract")
FIELDS = (
	"name",
	"creation",
	"modified",
	"owner",
	"modified_by",
	"docstatus",
	"idx",
	"parent",
	"parenttype",
	"parentfield",
	"property_owner",
	"owner_name",
	"share_percentage",
)


def execute():
	"""Write one owner for each deal and contract without any; a second run finds none."""
	for doctype in DEALS:
		rows = [_row(doctype, deal) for deal in _without_owners(doctype)]
		frappe.db.bulk_insert("Property Owner", FIELDS, rows)


def _without_owners(doctype: str) -> list[dict]:
	deal, owner = frappe.qb.DocType(doctype), frappe.qb.DocType("Property Owner")
	return (
		frappe.qb.from_(deal)
		.left_join(owner)
		.on((owner.parent == deal.name) & (owner.parenttype == doctype))
		.select(deal.name, deal.creation, deal.docstatus, deal.customer, deal.customer_name)
		.where(owner.name.isnull())
	).run(as_dict=True)


def _row(doctype: str, deal: dict) -> tuple:
	name, user = frappe.generate_hash(length=10), "Administrator"
	written = (name, deal.creation, deal.creation, user, user, deal.docstatus, 1)
	return (*written, deal.name, doctype, "owners", deal.customer, deal.customer_name, 100)
