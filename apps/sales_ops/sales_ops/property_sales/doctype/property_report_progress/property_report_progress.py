from frappe.model.document import Document


class PropertyReportProgress(Document):
	"""A target of the plan beside what was reached."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		actual_amount: DF.Currency
		actual_count: DF.Int
		actual_receipts: DF.Currency
		consultant: DF.Link | None
		currency: DF.Link | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		rate: DF.Percent
		target_amount: DF.Currency
		target_count: DF.Int
		target_receipts: DF.Currency
		unit_kind: DF.Data | None
	# end: auto-generated types
