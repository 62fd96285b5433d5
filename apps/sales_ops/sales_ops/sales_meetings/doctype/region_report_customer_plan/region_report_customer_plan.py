from frappe.model.document import Document


class RegionReportCustomerPlan(Document):
	pass
