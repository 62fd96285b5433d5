from frappe.model.document import Document


class PropertyReportReceiver(Document):
	"""A user who gets a project's reports when they are handed in."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		by_email: DF.Check
		daily: DF.Check
		monthly: DF.Check
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		plan: DF.Check
		user: DF.Link
		weekly: DF.Check
	# end: auto-generated types
