from frappe.model.document import Document


class PropertyReceiptAllocation(Document):
	"""Which part of a Payment Entry pays which Property Instalment."""
