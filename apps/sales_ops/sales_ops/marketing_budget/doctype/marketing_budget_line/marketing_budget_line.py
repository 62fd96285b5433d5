from frappe.model.document import Document


class MarketingBudgetLine(Document):
	pass
