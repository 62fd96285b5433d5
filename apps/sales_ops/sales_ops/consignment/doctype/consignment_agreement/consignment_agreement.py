from frappe.model.document import Document


class ConsignmentAgreement(Document):
	"""A supplier's goods that lie in our store at agreed prices, and how they are settled."""
