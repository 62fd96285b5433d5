from frappe.model.document import Document


class AnnualMeetingPerformer(Document):
	pass
