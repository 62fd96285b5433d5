from frappe.model.document import Document


class PropertyPlanActivity(Document):
	"""An activity, an advertisement or work on the site that a plan foresees."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		activity: DF.Data
		budget_amount: DF.Currency
		currency: DF.Link | None
		kind: DF.Literal["Activity", "Advertising", "Site", "People"]
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		planned_on: DF.Date | None
		purpose: DF.SmallText | None
		responsible: DF.Data | None
	# end: auto-generated types
