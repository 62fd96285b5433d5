from frappe.model.document import Document


class ConsignmentReceiptItem(Document):
	"""An item that came with a consignment receipt."""
