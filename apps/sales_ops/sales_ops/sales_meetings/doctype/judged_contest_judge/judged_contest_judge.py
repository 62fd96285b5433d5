from frappe.model.document import Document


class JudgedContestJudge(Document):
	pass
