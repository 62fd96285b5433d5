from frappe.model.document import Document


class PropertyUnitHistory(Document):
	"""What a unit's release, use, list price or area was before and after a change; appended by the unit alone.

	With the claims and the blocks it gives the sale control board of any past moment, and the unit's price history.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		built_area: DF.Float
		changed_by: DF.Link | None
		changed_on: DF.Datetime
		currency: DF.Link | None
		former_built_area: DF.Float
		former_list_amount: DF.Currency
		former_released: DF.Check
		former_use: DF.Data | None
		list_amount: DF.Currency
		property_project: DF.Link | None
		property_unit: DF.Link
		released: DF.Check
		use: DF.Data | None
	# end: auto-generated types
