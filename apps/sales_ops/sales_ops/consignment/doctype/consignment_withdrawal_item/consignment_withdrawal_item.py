from frappe.model.document import Document


class ConsignmentWithdrawalItem(Document):
	"""An item of a consignment withdrawal at the price agreed for its day."""
