from frappe.model.document import Document


class PropertySalesCase(Document):
	"""A sale of the week that others learn from."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		case_title: DF.Data
		consultant: DF.Link | None
		course: DF.Text
		effect: DF.Text
		handling: DF.Text
		lesson: DF.Text
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
	# end: auto-generated types
