from frappe.model.document import Document


class PropertySubscriptionDiscount(Document):
	"""A step from list to agreed price; its amounts are computed with the deal. See `property_sales.discounts`."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		base_amount: DF.Currency
		basis: DF.Literal["Percent", "Amount", "Surcharge"]
		discount_amount: DF.Currency
		discount_request: DF.Link | None
		from_agreed_price: DF.Check
		kind: DF.Literal["Plan", "Promotion", "Extra"]
		net_amount: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		scheme: DF.Link | None
		value: DF.Float
	# end: auto-generated types
