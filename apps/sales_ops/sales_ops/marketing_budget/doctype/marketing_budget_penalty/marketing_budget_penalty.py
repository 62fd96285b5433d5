from frappe.model.document import Document


class MarketingBudgetPenalty(Document):
	pass
