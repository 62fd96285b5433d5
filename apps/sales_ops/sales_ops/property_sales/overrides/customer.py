"""Customer: the property deals of a customer among its connections."""

from frappe import _

PROPERTY_DOCTYPES = ["Property Subscription", "Property Contract", "Property Instalment"]


def get_dashboard_data(data: dict) -> dict:
	"""ERPNext's connections with a group of ours; all of them link by the field `customer`."""
	data["transactions"] = [*data["transactions"], {"label": _("Property Deals"), "items": PROPERTY_DOCTYPES}]
	return data
