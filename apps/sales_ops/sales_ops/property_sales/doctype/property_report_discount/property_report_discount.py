from frappe.model.document import Document


class PropertyReportDiscount(Document):
	"""An extra discount of the month, as it stood when the report was handed in."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		asked_amount: DF.Currency
		asked_percentage: DF.Percent
		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		decided_by: DF.Link | None
		decided_on: DF.Date | None
		granted_amount: DF.Currency
		granted_percentage: DF.Percent
		list_amount: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_subscription: DF.Data | None
		property_unit: DF.Link | None
		state: DF.Data | None
		used_amount: DF.Currency
		used_percentage: DF.Percent
	# end: auto-generated types
