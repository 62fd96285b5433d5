from frappe.model.document import Document


class MarketingBudgetAccount(Document):
	pass
