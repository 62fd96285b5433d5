from frappe.model.document import Document


class MarketingBudgetException(Document):
	pass
