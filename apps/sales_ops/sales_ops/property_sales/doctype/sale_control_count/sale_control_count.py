from frappe.model.document import Document


class SaleControlCount(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		difference: DF.Int
		explanation: DF.Data | None
		office_units: DF.Int
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		sale_status: DF.Literal[
			"Not Released", "Available", "Held", "Temporary Deposit", "Subscribed", "Signed", "Handed Over"
		]
		system_units: DF.Int
	# end: auto-generated types
	"""How many units have a status in the system, and in the sales office's own list."""
