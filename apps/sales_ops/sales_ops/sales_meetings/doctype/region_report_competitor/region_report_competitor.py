from frappe.model.document import Document


class RegionReportCompetitor(Document):
	pass
