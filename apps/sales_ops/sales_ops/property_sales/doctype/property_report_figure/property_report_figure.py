from frappe.model.document import Document


class PropertyReportFigure(Document):
	"""How many of one kind there were in a report's period, their area and their price, and the period before."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		area: DF.Float
		currency: DF.Link | None
		measure: DF.Literal[
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
		no_of: DF.Int
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		previous_amount: DF.Currency
		previous_no_of: DF.Int
	# end: auto-generated types
