from frappe.model.document import Document


class PropertyReportConfirmation(Document):
	"""Who has confirmed a report that was handed in."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		confirmed_as: DF.Literal["Project", "Finance"]
		confirmed_at: DF.Datetime | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		remark: DF.SmallText | None
		user: DF.Link | None
	# end: auto-generated types
