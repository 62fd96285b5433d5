from frappe.model.document import Document


class AnnualMeetingProgrammeItem(Document):
	pass
