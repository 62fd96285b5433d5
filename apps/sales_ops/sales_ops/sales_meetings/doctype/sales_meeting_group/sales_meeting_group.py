from frappe.model.document import Document


class SalesMeetingGroup(Document):
	pass
