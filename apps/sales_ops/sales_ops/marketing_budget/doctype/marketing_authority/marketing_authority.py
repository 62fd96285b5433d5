from frappe.model.document import Document


class MarketingAuthority(Document):
	pass
