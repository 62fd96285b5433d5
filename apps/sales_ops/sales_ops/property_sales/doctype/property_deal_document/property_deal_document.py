from frappe.model.document import Document


class PropertyDealDocument(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		attachment: DF.Attach | None
		document_kind: DF.Link
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		received_on: DF.Date | None
		remark: DF.Data | None
	# end: auto-generated types
	"""A paper of a deal: what it is, its scan, and the day on which it was received."""
