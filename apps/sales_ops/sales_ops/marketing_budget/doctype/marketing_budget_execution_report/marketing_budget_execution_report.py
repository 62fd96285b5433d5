from frappe.model.document import Document


class MarketingBudgetExecutionReport(Document):
	pass
