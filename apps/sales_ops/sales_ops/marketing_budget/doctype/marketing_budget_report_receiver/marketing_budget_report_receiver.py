from frappe.model.document import Document


class MarketingBudgetReportReceiver(Document):
	pass
