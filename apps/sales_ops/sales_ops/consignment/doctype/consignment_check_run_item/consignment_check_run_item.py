from frappe.model.document import Document


class ConsignmentCheckRunItem(Document):
	"""A broken invariant: where, what should be there and what is."""
