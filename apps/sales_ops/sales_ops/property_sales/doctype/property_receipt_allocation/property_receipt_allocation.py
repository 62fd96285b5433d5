from frappe.model.document import Document


class PropertyReceiptAllocation(Document):
	"""Which part of a Payment Entry pays which Property Instalment."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		allocated_amount: DF.Currency
		due_date: DF.Date | None
		kind: DF.Data | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_instalment: DF.Link
	# end: auto-generated types
