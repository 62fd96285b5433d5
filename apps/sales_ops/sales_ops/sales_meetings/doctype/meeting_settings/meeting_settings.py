from frappe.model.document import Document


class MeetingSettings(Document):
	pass
