from frappe.model.document import Document


class SalesMeetingDecision(Document):
	pass
