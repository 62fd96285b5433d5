from frappe.model.document import Document


class PropertyMarketingEffect(Document):
	"""What an advertisement or activity of the week brought."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		activity: DF.Data
		cost_amount: DF.Currency
		currency: DF.Link | None
		kind: DF.Literal["Activity", "Advertising"]
		no_of_calls: DF.Int
		no_of_deals: DF.Int
		no_of_visits: DF.Int
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		remark: DF.SmallText | None
	# end: auto-generated types
