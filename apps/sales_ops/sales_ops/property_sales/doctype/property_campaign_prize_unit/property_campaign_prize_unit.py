from frappe.model.document import Document


class PropertyCampaignPrizeUnit(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		currency: DF.Link | None
		issued: DF.Int
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		prize: DF.Data
		property_unit: DF.Link
		value: DF.Currency
	# end: auto-generated types
	"""A unit whose buyer wins a prize under a promotion campaign."""
