from frappe.model.document import Document


class PropertyOwner(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		owner_name: DF.Data | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_owner: DF.Link
		share_percentage: DF.Percent
	# end: auto-generated types
	"""One of the owners of a deal with his share of the unit; the first is its customer, who pays."""
