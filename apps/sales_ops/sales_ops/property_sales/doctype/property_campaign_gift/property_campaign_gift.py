from frappe.model.document import Document


class PropertyCampaignGift(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		currency: DF.Link | None
		gift: DF.Data
		issued: DF.Int
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		per_deal: DF.Int
		quantity: DF.Int
		value: DF.Currency
	# end: auto-generated types
	"""A gift of a promotion campaign, with its stock."""
