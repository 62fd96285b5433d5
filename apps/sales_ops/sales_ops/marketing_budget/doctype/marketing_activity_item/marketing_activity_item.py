from frappe.model.document import Document


class MarketingActivityItem(Document):
	pass
