from frappe.model.document import Document


class MeetingPurchaseItem(Document):
	pass
