from frappe.model.document import Document


class MarketingExpenseLedgerItem(Document):
	pass
