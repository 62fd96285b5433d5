from frappe.model.document import Document


class PrizeDrawTicket(Document):
	pass
