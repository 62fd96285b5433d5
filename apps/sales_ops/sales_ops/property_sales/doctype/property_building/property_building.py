import frappe
from frappe.model.document import Document


class PropertyBuilding(Document):
	"""A building of a property project, named after the project's code."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		building_name: DF.Data
		company: DF.Link | None
		property_project: DF.Link
	# end: auto-generated types

	def autoname(self):
		code = frappe.db.get_value("Property Project", self.property_project, "project_code")
		self.name = f"{code}-{self.building_name}"
