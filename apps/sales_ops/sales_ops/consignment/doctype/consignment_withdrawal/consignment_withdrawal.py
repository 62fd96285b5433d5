from frappe.model.document import Document


class ConsignmentWithdrawal(Document):
	"""Consigned goods that became ours, or came back to the supplier's stock."""
