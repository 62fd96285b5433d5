from frappe.model.document import Document


class ArrearsListItem(Document):
	"""A deal of the day's arrears list, with the figures of that morning."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		bucket: DF.Data | None
		clock_day: DF.Int
		clock_limit: DF.Int
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		days_overdue: DF.Int
		follow_up: DF.Link | None
		last_follow_up: DF.Datetime | None
		last_reached: DF.Literal["", "Yes", "No Answer", "Wrong Number"]
		last_result: DF.Literal["", "Will Pay", "Disputes", "Cannot Pay", "Wants to Change", "Other"]
		mobile_no: DF.Data | None
		next_action: DF.Literal[
			"Remind", "Sign Contract", "Call", "Propose Forfeiture", "Propose Return", "Refer to Legal"
		]
		next_amount: DF.Currency
		next_contact_date: DF.Date | None
		next_due: DF.Date | None
		oldest_due: DF.Date | None
		overdue_amount: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		promise_status: DF.Literal["", "Open", "Kept", "Partly Kept", "Broken"]
		promised_amount: DF.Currency
		promised_date: DF.Date | None
		property_contract: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link | None
		reason: DF.SmallText | None
	# end: auto-generated types
