from frappe.model.document import Document


class ConsignmentPriceChange(Document):
	"""New prices of a consignment agreement from a day on."""
