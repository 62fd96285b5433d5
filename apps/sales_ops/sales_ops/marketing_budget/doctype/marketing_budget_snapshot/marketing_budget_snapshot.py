from frappe.model.document import Document


class MarketingBudgetSnapshot(Document):
	pass
