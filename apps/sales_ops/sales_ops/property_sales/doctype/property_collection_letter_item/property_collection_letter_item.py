from frappe.model.document import Document


class PropertyCollectionLetterItem(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		currency: DF.Link | None
		due_date: DF.Date | None
		kind: DF.Data | None
		outstanding_amount: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		received_amount: DF.Currency
		seq: DF.Int
	# end: auto-generated types
	"""An overdue instalment as a letter asked for it."""
