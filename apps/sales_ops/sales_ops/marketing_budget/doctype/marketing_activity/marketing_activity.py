from frappe.model.document import Document


class MarketingActivity(Document):
	pass
