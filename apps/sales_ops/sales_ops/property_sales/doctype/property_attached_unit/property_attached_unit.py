from frappe.model.document import Document


class PropertyAttachedUnit(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		agreed_amount: DF.Currency
		kind: DF.Data | None
		list_amount: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_unit: DF.Link
	# end: auto-generated types
	"""A parking space or storage room that is sold with a deal's unit, at its own price."""
