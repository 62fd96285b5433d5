from frappe.model.document import Document


class SaleControlDifference(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		explanation: DF.SmallText | None
		office_status: DF.Literal[
			"",
			"Not Released",
			"Available",
			"Held",
			"Temporary Deposit",
			"Subscribed",
			"Signed",
			"Handed Over",
		]
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_unit: DF.Link | None
		room: DF.Data | None
		system_status: DF.Literal[
			"",
			"Not Released",
			"Available",
			"Held",
			"Temporary Deposit",
			"Subscribed",
			"Signed",
			"Handed Over",
		]
	# end: auto-generated types
	"""A unit whose status in the system is not that of the sales office's own list."""
