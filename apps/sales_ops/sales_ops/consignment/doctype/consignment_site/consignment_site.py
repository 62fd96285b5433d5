from frappe.model.document import Document


class ConsignmentSite(Document):
	"""A store that keeps suppliers' goods. It has its own group of warehouses."""
