from frappe.model.document import Document


class PropertyAreaSurveyItem(Document):
	"""The measured area of a unit; what follows for its deal is computed with the survey."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		built_area: DF.Float
		difference_percentage: DF.Percent
		former_built_area: DF.Float
		former_inner_area: DF.Float
		former_measured_on: DF.Date | None
		inner_area: DF.Float
		may_return: DF.Check
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_change_application: DF.Link | None
		property_subscription: DF.Link | None
		property_unit: DF.Link
		settlement_amount: DF.Currency
	# end: auto-generated types
