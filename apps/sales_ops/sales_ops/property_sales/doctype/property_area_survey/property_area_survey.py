import frappe
from frappe.model.document import Document

from sales_ops.exceptions import throw
from sales_ops.guards import require_filled, stored
from sales_ops.property_sales.units import area_surveys


class PropertyAreaSurvey(Document):
	"""Measured areas (实测面积) of units, entered one by one or as a grid.

	Submitted, the units have the measured areas, and unsold ones the price of these. Of a signed deal nothing changes by
	itself: the survey shows what is to be settled, and makes the price changes that somebody then approves.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from sales_ops.property_sales.doctype.property_area_survey_item.property_area_survey_item import (
			PropertyAreaSurveyItem,
		)

		amended_from: DF.Link | None
		company: DF.Link | None
		currency: DF.Link | None
		items: DF.Table[PropertyAreaSurveyItem]
		property_project: DF.Link
		report_file: DF.Attach | None
		settle_by: DF.Date
		surveyed_on: DF.Date
		surveyor: DF.Data | None
	# end: auto-generated types

	def onload(self):
		self.set_onload("unsettled", [item.name for item in area_surveys.unsettled(self)])

	def validate(self):
		require_filled(self, "property_project", "items")
		area_surveys.fill(self)

	def on_submit(self):
		area_surveys.put_on_units(self)

	def before_cancel(self):
		changes = [
			item.property_change_application for item in self.items if item.property_change_application
		]
		executed = {"name": ("in", changes), "docstatus": 1}
		if name := frappe.db.get_value("Property Change Application", executed):
			throw("area_change_executed", change=name)

	def on_cancel(self):
		self.ignore_linked_doctypes = ("Property Change Application",)
		area_surveys.take_from_units(self)

	@frappe.whitelist()
	def make_price_changes(self) -> dict:
		"""Apply for the price change of every signed deal whose area differs; what was applied for already stays.

		Returns:
			`{"made": [names of Property Change Applications], "refused": [{"property_unit", "why"}]}`
		"""
		survey = stored(self, "submit")
		frappe.has_permission("Property Change Application", "create", throw=True)
		result = area_surveys.make_price_changes(survey)
		self.reload()
		return result
