from frappe.model.document import Document


class SalesMeetingSeriesItem(Document):
	pass
