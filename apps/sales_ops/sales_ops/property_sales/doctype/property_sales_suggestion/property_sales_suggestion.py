from frappe.model.document import Document


class PropertySalesSuggestion(Document):
	"""A proposal for how sales could do better."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		aim: DF.Text
		background: DF.Text
		effect: DF.Text
		feasibility: DF.Text
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		proposed_by: DF.Link | None
		suggestion_title: DF.Data
	# end: auto-generated types
