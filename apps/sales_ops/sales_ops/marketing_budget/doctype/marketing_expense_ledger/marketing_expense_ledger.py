from frappe.model.document import Document


class MarketingExpenseLedger(Document):
	pass
