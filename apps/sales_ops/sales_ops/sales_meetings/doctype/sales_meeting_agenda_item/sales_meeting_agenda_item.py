from frappe.model.document import Document


class SalesMeetingAgendaItem(Document):
	pass
