from frappe.model.document import Document


class PropertyUnitClaim(Document):
	"""A dated right of one deal on one unit: the lock of the sale, and the unit's life story.

	Written by `property_sales.claims` alone. `active_claim` is unique: one unit, one live claim.
	"""
