from frappe.model.document import Document


class SaleControlCheckLiability(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		booked: DF.Currency
		company: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link | None
		difference: DF.Currency
		expected: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		project: DF.Link | None
	# end: auto-generated types
	"""A customer whose presale liability in the books is not what the deals say."""
