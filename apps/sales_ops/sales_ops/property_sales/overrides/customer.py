"""Customer: the property deals of a customer among its connections."""

from frappe import _

# A deal is also its co-owners'; instalments are the customer's alone, who pays.
OWNED_DOCTYPES = ("Property Subscription", "Property Contract")
PROPERTY_DOCTYPES = [*OWNED_DOCTYPES, "Property Instalment"]


def get_dashboard_data(data: dict) -> dict:
	"""ERPNext's connections with a group of ours: owned deals are found by their table of owners."""
	data["transactions"] = [*data["transactions"], {"label": _("Property Deals"), "items": PROPERTY_DOCTYPES}]
	by_owner = dict.fromkeys(OWNED_DOCTYPES, "property_owner")
	data["non_standard_fieldnames"] = {**data.get("non_standard_fieldnames", {}), **by_owner}
	return data
