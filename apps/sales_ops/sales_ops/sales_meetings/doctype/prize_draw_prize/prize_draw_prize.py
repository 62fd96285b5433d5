from frappe.model.document import Document


class PrizeDrawPrize(Document):
	pass
