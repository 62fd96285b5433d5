from frappe.model.document import Document


class ConsignmentSettings(Document):
	"""The days, limits and habits of zero-inventory purchasing."""
