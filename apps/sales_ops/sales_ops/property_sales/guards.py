"""Who may attach what to a deal."""

import frappe
from frappe.model.document import Document


def require_readable_deal(doc: Document) -> None:
	"""Refuse a document about a deal that the user may not read: it would tell customer and money.

	Raises:
		frappe.PermissionError: the deal is a colleague's.
	"""
	if not doc.flags.ignore_permissions:
		frappe.get_doc("Property Subscription", doc.property_subscription).check_permission("read")
