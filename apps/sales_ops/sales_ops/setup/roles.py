"""The roles of the sales office, and the profiles that give a user all that a job needs.

Our roles open our doctypes. Customers, sales persons and payment entries stay under ERPNext's own roles, so a profile
bundles both: give a user the profile.
"""

import frappe

ROLES = ("Property Consultant", "Property Sales Supervisor")
PROFILES: dict[str, tuple[str, ...]] = {
	"Property Consultant": ("Property Consultant", "Sales User"),
	"Property Sales Supervisor": ("Property Sales Supervisor", "Sales User", "Sales Manager"),
	"Property Finance": ("Accounts User",),
}


def make_roles() -> None:
	"""Make missing roles, with access to the desk, and missing profiles."""
	for role in ROLES:
		if not frappe.db.exists("Role", role):
			frappe.get_doc({"doctype": "Role", "role_name": role, "desk_access": 1}).insert(
				ignore_permissions=True
			)
	for profile, roles in PROFILES.items():
		if not frappe.db.exists("Role Profile", profile):
			rows = [{"role": role} for role in roles]
			doc = frappe.get_doc({"doctype": "Role Profile", "role_profile": profile, "roles": rows})
			doc.insert(ignore_permissions=True)


def remove_roles() -> None:
	"""Remove profiles and roles and take them from every user; ERPNext's own roles stay with their users."""
	for profile in PROFILES:
		frappe.db.set_value("User", {"role_profile_name": profile}, "role_profile_name", None)
		frappe.delete_doc("Role Profile", profile, ignore_missing=True, force=True)
	for role in ROLES:
		frappe.db.delete("Has Role", {"role": role})
		frappe.delete_doc("Role", role, ignore_missing=True, force=True)
