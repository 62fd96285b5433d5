from frappe.model.document import Document


class PropertyChangeReason(Document):
	"""Why a deal is changed: a list of the office, so that changes can be counted by it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		disabled: DF.Check
		reason: DF.Data
	# end: auto-generated types
