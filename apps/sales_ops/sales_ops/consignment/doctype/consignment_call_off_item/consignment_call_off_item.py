from frappe.model.document import Document


class ConsignmentCalloffItem(Document):
	"""Goods of a call-off, for one row of a demand plan."""
