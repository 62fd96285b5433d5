from frappe.model.document import Document


class SaleControlCheckItem(Document):
	"""A unit whose recorded status is not what its claim says."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		expected: DF.Data | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_unit: DF.Link | None
		recorded: DF.Data | None
		rule: DF.Literal["Status of the Unit", "Claim of the Unit", "Status of the Deal"]
	# end: auto-generated types
