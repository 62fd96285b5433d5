from frappe.model.document import Document


class SaleControlCheckItem(Document):
	"""A unit whose recorded status is not what its claim says."""
