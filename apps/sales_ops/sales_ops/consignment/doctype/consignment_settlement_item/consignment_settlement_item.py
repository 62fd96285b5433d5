from frappe.model.document import Document


class ConsignmentSettlementItem(Document):
	"""What was used of an item at one price, net of what came back."""
