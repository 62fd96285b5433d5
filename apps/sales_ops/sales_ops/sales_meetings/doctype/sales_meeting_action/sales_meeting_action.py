from frappe.model.document import Document


class SalesMeetingAction(Document):
	pass
