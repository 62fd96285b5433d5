from frappe.model.document import Document


class MarketingBudgetEntry(Document):
	pass
