from frappe.model.document import Document


class ConsignmentPurchasePlanItem(Document):
	"""A row of a demand plan that the buyer calls off."""
