"""The roles of the sales office and of consignment, and the profiles that give a user all that a job needs.

Our roles open our doctypes. Customers, sales persons and payment entries stay under ERPNext's own roles, so a profile
bundles both: give a user the profile.

A Property Project Manager reads everything of the own projects and approves what a supervisor may, but books no money. A
Property Viewer sees units, their state and list prices, and no customer. Which projects are one's own is Frappe's User
Permission on Property Project, for these roles as for all others; without one, a user's projects are all.

In consignment the planner plans demand, the storekeeper moves and counts, the buyer agrees prices and calls off, quality
inspects and asks for invoices; money is under ERPNext's Accounts User and Accounts Manager.

At meetings the organiser plans and keeps the minutes, the director approves, and a member takes part: reads, hands in
what is asked of the own region or department, and scores as a judge.

In marketing the planner makes budgets and activities and the approver decides on them, up to the amounts of Marketing
Authority; finance stays with ERPNext's Accounts User and Accounts Manager.
"""

import frappe
from frappe.permissions import add_permission, reset_perms, rights

from sales_ops.setup.seed import _

ROLES = (
	_("Property Consultant"),
	_("Property Sales Supervisor"),
	_("Property Project Manager"),
	_("Collection Officer"),
	_("Property Viewer"),
	_("Consignment Planner"),
	_("Consignment Storekeeper"),
	_("Consignment Buyer"),
	_("Consignment Quality"),
	_("Meeting Organiser"),
	_("Meeting Director"),
	_("Meeting Member"),
	_("Marketing Planner"),
	_("Marketing Approver"),
)
PROFILES: dict[str, tuple[str, ...]] = {
	"Property Consultant": ("Property Consultant", "Sales User"),
	"Property Sales Supervisor": ("Property Sales Supervisor", "Sales User", "Sales Manager"),
	"Property Project Manager": ("Property Project Manager", "Sales User"),
	"Collection Officer": ("Collection Officer", "Sales User"),
	"Property Viewer": ("Property Viewer",),
	_("Property Finance"): ("Accounts User",),
	"Consignment Planner": ("Consignment Planner", "Stock User"),
	"Consignment Storekeeper": ("Consignment Storekeeper", "Stock User"),
	"Consignment Buyer": ("Consignment Buyer", "Purchase User"),
	# ERPNext's Quality Manager may not read items and companies, which an inspection names.
	"Consignment Quality": ("Consignment Quality", "Quality Manager", "Stock User"),
	_("Consignment Finance"): ("Accounts User",),
	# Chooses items and units for what a meeting needs, and asks for them by Material Request.
	"Meeting Organiser": ("Meeting Organiser", "Employee", "Stock User"),
	"Meeting Director": ("Meeting Director", "Employee"),
	"Meeting Member": ("Meeting Member", "Employee"),
	# Companies, years, accounts, campaigns and leads are chosen on their forms, which ERPNext shows to its own roles.
	"Marketing Planner": ("Marketing Planner", "Sales User"),
	"Marketing Approver": ("Marketing Approver", "Sales User"),
}

# What ERPNext's own forms ask of a user who has only the roles of the profile: without it, each new Stock Entry begins with
# a refusal.
ALSO_READ: dict[str, tuple[str, ...]] = {"Stock Settings": ("Consignment Storekeeper",)}


def make_roles() -> None:
	"""Make missing roles, with access to the desk, missing profiles, and what they read besides."""
	for role in ROLES:
		if not frappe.db.exists("Role", role):
			frappe.get_doc({"doctype": "Role", "role_name": role, "desk_access": 1}).insert(
				ignore_permissions=True
			)
	for profile, roles in PROFILES.items():
		if not frappe.db.exists("Role Profile", profile):
			_make_profile(profile, roles)
	for doctype, roles in ALSO_READ.items():
		for role in roles:
			add_permission(doctype, role)


def _make_profile(profile: str, roles: tuple[str, ...]) -> None:
	doc = frappe.get_doc(
		{"doctype": "Role Profile", "role_profile": profile, "roles": [{"role": role} for role in roles]}
	)
	# A saved profile is locked until a worker has updated its users. A new one has none, so it is done at once.
	before, frappe.flags.in_install = frappe.flags.in_install, True
	doc.insert(ignore_permissions=True)
	frappe.flags.in_install = before


def remove_roles() -> None:
	"""Remove profiles and roles and take them from every user; ERPNext's own roles stay with their users."""
	for profile in PROFILES:
		frappe.db.set_value("User", {"role_profile_name": profile}, "role_profile_name", None)
		frappe.delete_doc("Role Profile", profile, ignore_missing=True, force=True)
	for doctype in ALSO_READ:
		take_back(doctype)
	for role in ROLES:
		frappe.db.delete("Has Role", {"role": role})
		frappe.delete_doc("Role", role, ignore_missing=True, force=True)


def take_back(doctype: str) -> None:
	"""Remove our roles from a DocType of ERPNext; what the office itself changed there stays."""
	frappe.db.delete("Custom DocPerm", {"parent": doctype, "role": ("in", ROLES)})
	if _rights("Custom DocPerm", doctype) == _rights("DocPerm", doctype):
		reset_perms(doctype)
	frappe.clear_cache(doctype=doctype)


def _rights(kind: str, doctype: str) -> set[tuple]:
	rows = frappe.get_all(kind, {"parent": doctype}, ["role", "permlevel", *rights])
	return {tuple(row.values()) for row in rows}
