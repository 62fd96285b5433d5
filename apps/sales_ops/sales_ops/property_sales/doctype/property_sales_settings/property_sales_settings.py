from frappe.model.document import Document


class PropertySalesSettings(Document):
	"""The sales office's own terms: how long a unit is held, and when collection clocks run out."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		days_off: DF.Literal["None", "Sunday", "Saturday and Sunday"]
		deposit_days: DF.Int
		execute_forfeitures: DF.Check
		forfeiture_days: DF.Int
		hold_minutes: DF.Int
		legal_days: DF.Int
		remind_days: DF.Int
		return_months: DF.Int
		signing_days: DF.Int
	# end: auto-generated types
