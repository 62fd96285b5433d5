from frappe.model.document import Document


class PropertyVacancyListRow(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		building: DF.Data | None
		built_area: DF.Float
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_unit: DF.Link | None
		remark: DF.Data | None
		room: DF.Data
		status: DF.Literal["", "Unsold", "Sold"]
	# end: auto-generated types
	"""One vacant unit in the list of the property-management company."""
