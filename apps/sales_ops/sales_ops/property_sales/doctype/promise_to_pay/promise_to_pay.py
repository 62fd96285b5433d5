from frappe.model.document import Document

from sales_ops.guards import keep_computed


class PromisetoPay(Document):
	"""What a customer promised to pay by a day.

	Receipts and the calendar set its status (`policies.promises`); only `follow_ups` writes it.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		collection_follow_up: DF.Link
		company: DF.Link | None
		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		kept_on: DF.Date | None
		made_at: DF.Datetime
		promised_date: DF.Date
		property_project: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link | None
		received_amount: DF.Currency
		status: DF.Literal["Open", "Kept", "Partly Kept", "Broken", "Withdrawn"]
	# end: auto-generated types

	def validate(self):
		keep_computed(self, ("status", "received_amount", "kept_on"), status="Open", received_amount=0)
