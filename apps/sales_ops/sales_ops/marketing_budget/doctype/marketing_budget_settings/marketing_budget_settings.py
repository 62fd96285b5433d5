from frappe.model.document import Document


class MarketingBudgetSettings(Document):
	pass
