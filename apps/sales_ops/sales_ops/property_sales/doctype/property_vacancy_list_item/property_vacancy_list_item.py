from frappe.model.document import Document


class PropertyVacancyListItem(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		differences: DF.Data | None
		explanation: DF.SmallText | None
		finance_area: DF.Float
		finance_status: DF.Literal["", "Unsold", "Sold"]
		management_area: DF.Float
		management_status: DF.Literal["", "Unsold", "Sold"]
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_unit: DF.Link | None
		room: DF.Data | None
		sales_area: DF.Float
		sales_status: DF.Literal["", "Unsold", "Sold"]
	# end: auto-generated types
	"""A unit that finance, sales or the property-management company call vacant, and what they say about it."""
