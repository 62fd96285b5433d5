import frappe
from frappe.model.document import Document


class PropertyBuilding(Document):
	"""A building of a property project, named after the project's code."""

	def autoname(self):
		code = frappe.db.get_value("Property Project", self.property_project, "project_code")
		self.name = f"{code}-{self.building_name}"
