from frappe.model.document import Document


class MeetingDuty(Document):
	pass
