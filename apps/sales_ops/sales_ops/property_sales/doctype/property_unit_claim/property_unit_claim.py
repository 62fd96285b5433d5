from frappe.model.document import Document


class PropertyUnitClaim(Document):
	"""A dated right of one deal on one unit: the lock of the sale, and the unit's life story.

	Written by `property_sales.claims` alone. `active_claim` is unique: one unit, one live claim.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		active_claim: DF.Link | None
		claimed_on: DF.Datetime
		consultant: DF.Link | None
		customer: DF.Link | None
		end_reason: DF.Literal[
			"",
			"Advanced",
			"Stepped Back",
			"Expired",
			"Cancelled",
			"Released",
			"Forfeited",
			"Returned",
			"Exchanged",
		]
		ended_on: DF.Datetime | None
		expires_on: DF.Datetime | None
		kind: DF.Literal["Hold", "Temporary Deposit", "Subscription", "Contract", "Handover"]
		property_project: DF.Link | None
		property_subscription: DF.Link
		property_unit: DF.Link
	# end: auto-generated types
