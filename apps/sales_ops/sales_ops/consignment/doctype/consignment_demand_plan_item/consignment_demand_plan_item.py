from frappe.model.document import Document


class ConsignmentDemandPlanItem(Document):
	"""One exact line of a demand plan: item, specification, quantity, day and place."""
