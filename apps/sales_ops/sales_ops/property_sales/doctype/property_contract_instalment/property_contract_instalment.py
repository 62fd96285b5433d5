from frappe.model.document import Document


class PropertyContractInstalment(Document):
	"""An instalment as signed, a row of Property Contract."""
