from frappe.model.document import Document


class JudgedContestEntry(Document):
	pass
