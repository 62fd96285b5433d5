from frappe.model.document import Document


class PropertyClockRunItem(Document):
	"""A deal whose term has run out, and what was made of it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		error: DF.SmallText | None
		next_action: DF.Data | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_change_application: DF.Link | None
		property_legal_case: DF.Link | None
		property_subscription: DF.Link | None
	# end: auto-generated types
