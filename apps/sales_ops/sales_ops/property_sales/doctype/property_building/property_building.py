from typing import Any

import frappe
from frappe.model.document import Document

from sales_ops.property_sales.units.unit_generation import as_row, make_units, planned_units


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

	@frappe.whitelist()
	def preview_units(self, values: dict[str, Any]) -> list[dict]:
		"""What `generate_units` would make: rows of Property Unit with `exists` for the numbers that are there.

		Raises:
			UnitError: the plan does not hold.
		"""
		frappe.has_permission("Property Unit", "create", throw=True)
		return [{**as_row(unit), "exists": unit.exists} for unit in planned_units(self.name, values)]

	@frappe.whitelist()
	def generate_units(self, values: dict[str, Any]) -> int:
		"""Make the units of a plan that are missing, all or none; see `unit_generation.planned_units`.

		Returns:
			how many were made: 0 when it is repeated.
		"""
		frappe.has_permission("Property Unit", "create", throw=True)
		return make_units(self.name, values)
