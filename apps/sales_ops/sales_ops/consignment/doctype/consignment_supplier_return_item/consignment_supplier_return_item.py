from frappe.model.document import Document


class ConsignmentSupplierReturnItem(Document):
	"""An item that goes back to its supplier."""
