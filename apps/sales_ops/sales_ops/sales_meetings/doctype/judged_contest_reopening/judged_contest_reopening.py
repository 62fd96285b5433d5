from frappe.model.document import Document


class JudgedContestReopening(Document):
	pass
