from frappe.model.document import Document


class SalesMeetingSeriesMember(Document):
	pass
