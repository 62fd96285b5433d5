"""Takes back what a test had to commit: units with their deals, contracts and receipts, newest first."""

import frappe


def remove_units(**filters) -> None:
	"""Cancel and delete all that hangs on the units found by `filters`, then the units. Commits."""
	for unit in frappe.get_all("Property Unit", filters, pluck="name"):
		for deal in frappe.get_all(
			"Property Subscription", {"property_unit": unit}, pluck="name", order_by="creation desc"
		):
			_remove_deal(deal)
		frappe.delete_doc("Property Unit", unit, force=True)
	frappe.db.commit()  # other processes saw these rows; they must see them go


def _remove_deal(deal: str) -> None:
	_cancel_all("Payment Entry", so_property_subscription=deal)
	_cancel_all("Property Contract", property_subscription=deal)
	_cancel_all("Property Subscription", name=deal)
	_delete_all("Payment Entry", so_property_subscription=deal)
	_delete_all("Property Contract", property_subscription=deal)
	_delete_all("Property Instalment", property_subscription=deal)
	_delete_all("Property Subscription", name=deal)


def _cancel_all(doctype: str, **filters) -> None:
	for name in frappe.get_all(doctype, filters | {"docstatus": 1}, pluck="name", order_by="creation desc"):
		frappe.get_doc(doctype, name).cancel()


def _delete_all(doctype: str, **filters) -> None:
	for name in frappe.get_all(doctype, filters, pluck="name", order_by="creation desc"):
		frappe.delete_doc(doctype, name, force=True)
