from frappe.model.document import Document


class PropertyReleaseBatchItem(Document):
	"""A unit of a release batch, and what became of it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		built_area: DF.Float
		currency: DF.Link | None
		kind: DF.Literal["", "Home", "Shop", "Parking", "Storage"]
		list_amount: DF.Currency
		note: DF.SmallText | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_unit: DF.Link
		result: DF.Literal["", "Released", "Left Out"]
	# end: auto-generated types

	pass
