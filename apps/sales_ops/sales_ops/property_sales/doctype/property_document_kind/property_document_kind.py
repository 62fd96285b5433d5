from frappe.model.document import Document


class PropertyDocumentKind(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		disabled: DF.Check
		document_kind: DF.Data
		remark: DF.SmallText | None
		required_for_contract: DF.Check
	# end: auto-generated types
	"""A kind of paper that a deal needs; which ones a contract cannot do without."""
