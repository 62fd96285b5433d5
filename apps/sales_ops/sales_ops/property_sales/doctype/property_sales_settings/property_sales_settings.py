from frappe.model.document import Document


class PropertySalesSettings(Document):
	"""The sales office's own terms: how long a unit is held, and when collection clocks run out."""
