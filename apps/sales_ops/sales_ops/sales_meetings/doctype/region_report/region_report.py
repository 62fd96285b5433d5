from frappe.model.document import Document


class RegionReport(Document):
	pass
