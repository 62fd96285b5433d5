from frappe.model.document import Document


class ConsignmentAgreementItem(Document):
	"""An item of a consignment agreement, with its price for a span of days and its score."""
