from frappe.model.document import Document


class PropertyReportItem(Document):
	"""One sale, change or receipt that a report counts, as it stood when the report was handed in."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		area: DF.Float
		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		detail: DF.Data | None
		document_name: DF.Data | None
		document_type: DF.Data | None
		event_date: DF.Date | None
		kind: DF.Literal[
			"Temporary Deposit",
			"Full Deposit",
			"Signing",
			"Forfeiture",
			"Return",
			"Exchange",
			"Payment Plan Change",
			"Price Change",
			"Name Change",
			"Deferral",
			"Extra Discount",
			"Receipt",
		]
		money_amount: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_subscription: DF.Data | None
		property_unit: DF.Link | None
		reason: DF.Link | None
		sign: DF.Int
		unit_kind: DF.Data | None
	# end: auto-generated types
