from frappe.model.document import Document


class PropertyPaymentPlanTemplateItem(Document):
	"""A line of a payment plan."""
