from frappe.model.document import Document


class ConsignmentReceipt(Document):
	"""Goods that a supplier brought into our store and that stay the supplier's."""
