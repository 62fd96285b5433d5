"""The roles of the sales office."""

import frappe

ROLES = ("Property Consultant", "Property Sales Supervisor")


def make_roles() -> None:
	"""Make missing roles, with access to the desk."""
	for role in ROLES:
		if not frappe.db.exists("Role", role):
			frappe.get_doc({"doctype": "Role", "role_name": role, "desk_access": 1}).insert(
				ignore_permissions=True
			)


def remove_roles() -> None:
	"""Remove the roles and take them from every user."""
	for role in ROLES:
		frappe.db.delete("Has Role", {"role": role})
		frappe.delete_doc("Role", role, ignore_missing=True, force=True)
