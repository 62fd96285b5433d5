from frappe.model.document import Document


class MarketingBudget(Document):
	pass
