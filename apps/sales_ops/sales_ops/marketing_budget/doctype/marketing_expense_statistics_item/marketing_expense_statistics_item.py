from frappe.model.document import Document


class MarketingExpenseStatisticsItem(Document):
	pass
