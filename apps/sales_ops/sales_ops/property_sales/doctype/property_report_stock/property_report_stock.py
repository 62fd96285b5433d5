from frappe.model.document import Document


class PropertyReportStock(Document):
	"""Units of one kind by their sale status, as they stood when the report was handed in."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		available: DF.Int
		available_amount: DF.Currency
		available_area: DF.Float
		currency: DF.Link | None
		deposit: DF.Int
		held: DF.Int
		no_of_units: DF.Int
		not_released: DF.Int
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		signed: DF.Int
		sold_rate: DF.Percent
		unit_kind: DF.Data | None
	# end: auto-generated types
