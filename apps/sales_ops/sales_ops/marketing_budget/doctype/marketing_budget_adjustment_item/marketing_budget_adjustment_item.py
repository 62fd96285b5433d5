from frappe.model.document import Document


class MarketingBudgetAdjustmentItem(Document):
	pass
