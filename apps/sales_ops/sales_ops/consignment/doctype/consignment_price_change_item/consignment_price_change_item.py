from frappe.model.document import Document


class ConsignmentPriceChangeItem(Document):
	"""The new price of an item."""
