from frappe.model.document import Document


class AnnualMeetingDepartment(Document):
	pass
