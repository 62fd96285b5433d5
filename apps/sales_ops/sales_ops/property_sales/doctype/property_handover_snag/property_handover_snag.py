from frappe.model.document import Document


class PropertyHandoverSnag(Document):
	"""Something found at the inspection of a unit."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		description: DF.Data
		fixed_on: DF.Date | None
		is_blocking: DF.Check
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
	# end: auto-generated types
