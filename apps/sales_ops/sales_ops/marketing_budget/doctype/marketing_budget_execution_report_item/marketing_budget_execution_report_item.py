from frappe.model.document import Document


class MarketingBudgetExecutionReportItem(Document):
	pass
