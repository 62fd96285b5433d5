from frappe.model.document import Document


class MarketingExpenseCategory(Document):
	pass
