from frappe.model.document import Document


class PropertyResettlementUnit(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		built_area: DF.Float
		compensation_part: DF.Currency
		currency: DF.Link | None
		own_part: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		price: DF.Currency
		property_contract: DF.Link | None
		property_subscription: DF.Link | None
		property_unit: DF.Link
		receipt: DF.Link | None
	# end: auto-generated types
	"""A replacement unit of a resettlement agreement, with the deal it made."""
