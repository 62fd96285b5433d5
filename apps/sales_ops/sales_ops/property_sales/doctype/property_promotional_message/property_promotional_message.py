from frappe.model.document import Document


class PropertyPromotionalMessage(Document):
	"""A promotional message that was sent: to whom, when, what for. Short and to the point."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		audience: DF.Data
		message: DF.SmallText
		no_of_receivers: DF.Int
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		purpose: DF.Data
		sent_on: DF.Datetime
	# end: auto-generated types
