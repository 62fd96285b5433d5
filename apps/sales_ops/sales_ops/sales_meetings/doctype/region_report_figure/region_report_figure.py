from frappe.model.document import Document


class RegionReportFigure(Document):
	pass
