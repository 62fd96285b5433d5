from frappe.model.document import Document


class PropertyPriceListItem(Document):
	"""The prices of a unit in a price list, and those it had before."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		currency: DF.Link | None
		filing_amount: DF.Currency
		floor_amount: DF.Currency
		former_filing_amount: DF.Currency
		former_floor_amount: DF.Currency
		former_list_amount: DF.Currency
		former_list_rate: DF.Currency
		list_amount: DF.Currency
		list_rate: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		price_basis: DF.Literal["", "Built Area", "Inner Area", "Whole Unit"]
		property_unit: DF.Link
	# end: auto-generated types

	pass
