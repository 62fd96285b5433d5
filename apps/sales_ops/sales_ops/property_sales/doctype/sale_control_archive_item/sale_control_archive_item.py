from frappe.model.document import Document


class SaleControlArchiveItem(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		agreed_amount: DF.Currency
		built_area: DF.Float
		consultant: DF.Link | None
		currency: DF.Link | None
		customer: DF.Link | None
		customer_name: DF.Data | None
		floor: DF.Int
		kind: DF.Literal["Home", "Shop", "Parking", "Storage"]
		list_amount: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		property_building: DF.Link | None
		property_contract: DF.Link | None
		property_subscription: DF.Link | None
		property_unit: DF.Link | None
		received_amount: DF.Currency
		sale_status: DF.Literal[
			"Not Released", "Available", "Held", "Temporary Deposit", "Subscribed", "Signed", "Handed Over"
		]
		stack: DF.Int
		unit_no: DF.Data | None
		use: DF.Literal["For Sale", "Self-use", "Leased", "Transferred Paid", "Transferred Free"]
	# end: auto-generated types
	"""A unit of an archived sale control table, as it stood."""
