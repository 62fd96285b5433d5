from frappe.model.document import Document


class SalesMeetingSeriesRegion(Document):
	pass
