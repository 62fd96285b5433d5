from frappe.model.document import Document


class PropertyCustomerAnalysis(Document):
	"""New, deposit and signed deals of a report's period by where the customer came from."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		currency: DF.Link | None
		deposits: DF.Int
		new_deals: DF.Int
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		signed_amount: DF.Currency
		signings: DF.Int
		source: DF.Data | None
	# end: auto-generated types
