from frappe.model.document import Document


class PropertyHandoverDocument(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		disabled: DF.Check
		document: DF.Data
		is_required: DF.Check
	# end: auto-generated types
	"""A paper the customer brings to the handover: the office's own list, put on every new handover."""
