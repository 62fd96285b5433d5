from frappe.model.document import Document


class PropertyPaymentPlanTemplateItem(Document):
	"""A line of a payment plan."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Float
		calculation: DF.Literal["Percent", "Fixed Amount", "Residual"]
		date_rule: DF.Literal[
			"On Subscription",
			"Days After Subscription",
			"On Signing",
			"Days After Signing",
			"Months After Signing",
			"Fixed Date",
		]
		fixed_date: DF.Date | None
		interval_months: DF.Int
		kind: DF.Literal["Down Payment", "Instalment", "Bank Loan", "Provident Fund", "Final Payment"]
		money_source: DF.Literal["Own Money", "Loan"]
		occurrences: DF.Int
		offset: DF.Int
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		percent: DF.Percent
	# end: auto-generated types
