from frappe.model.document import Document


class PropertyContractInstalment(Document):
	"""An instalment as signed, a row of Property Contract."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		due_date: DF.Date
		kind: DF.Literal[
			"Temporary Deposit",
			"Deposit",
			"Down Payment",
			"Instalment",
			"Bank Loan",
			"Provident Fund",
			"Final Payment",
			"Area Difference",
		]
		money_source: DF.Literal["Own Money", "Loan"]
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
	# end: auto-generated types
