from frappe.model.document import Document


class MarketingExpenseStatistics(Document):
	pass
