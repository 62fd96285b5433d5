from frappe.model.document import Document


class SaleControlOfficeRow(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		building: DF.Data | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_unit: DF.Link | None
		remark: DF.Data | None
		room: DF.Data
		status: DF.Literal[
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
	"""One unit in the sales office's own sale control list."""
