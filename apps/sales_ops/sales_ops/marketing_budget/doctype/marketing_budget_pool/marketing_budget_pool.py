from frappe.model.document import Document


class MarketingBudgetPool(Document):
	pass
