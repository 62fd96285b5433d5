from frappe.model.document import Document


class SalesMeeting(Document):
	pass
