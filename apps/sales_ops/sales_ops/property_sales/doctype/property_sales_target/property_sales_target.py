from frappe.model.document import Document


class PropertySalesTarget(Document):
	"""What is to be sold and received in a planned week or month, by consultant or kind of unit."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		consultant: DF.Link | None
		currency: DF.Link | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		target_amount: DF.Currency
		target_count: DF.Int
		target_receipts: DF.Currency
		unit_kind: DF.Literal["", "Home", "Shop", "Parking", "Storage"]
	# end: auto-generated types
