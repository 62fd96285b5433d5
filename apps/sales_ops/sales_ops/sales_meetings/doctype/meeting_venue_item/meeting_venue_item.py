from frappe.model.document import Document


class MeetingVenueItem(Document):
	pass
