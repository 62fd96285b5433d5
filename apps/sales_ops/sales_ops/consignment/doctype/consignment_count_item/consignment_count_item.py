from frappe.model.document import Document


class ConsignmentCountItem(Document):
	"""An item of a count: what the books say and what was found."""
