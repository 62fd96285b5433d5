from frappe.model.document import Document


class PropertyGiftIssued(Document):
	"""A gift that was given to a customer in the week."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		customer: DF.Link
		gift: DF.Data
		issued_on: DF.Date
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_unit: DF.Link | None
		quantity: DF.Int
	# end: auto-generated types
