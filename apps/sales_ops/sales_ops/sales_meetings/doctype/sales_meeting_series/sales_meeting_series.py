from frappe.model.document import Document


class SalesMeetingSeries(Document):
	pass
