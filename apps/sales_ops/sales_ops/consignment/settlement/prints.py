"""What the papers of settlement say besides the document's own fields. Whoever may print the notice may read its lines."""

import frappe
from frappe.model.document import Document


def settlement_of_notice(notice: Document) -> Document:
	"""The settlement whose invoice a notice asks for."""
	return frappe.get_doc("Consignment Settlement", notice.consignment_settlement)


def receiver_name(notice: Document) -> str:
	"""The name of the user who takes the notice for quality."""
	return (notice.receiver and frappe.get_cached_value("User", notice.receiver, "full_name")) or ""
