from frappe.model.document import Document


class MarketingBudgetAdjustment(Document):
	pass
