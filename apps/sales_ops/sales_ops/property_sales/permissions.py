"""Who sees which deal: a consultant the own ones, supervisors and finance all (feature 106)."""

import frappe

from sales_ops.policies.availability import INTERNAL_HOLD

ALL_DEALS_ROLES = frozenset(
	{
		"System Manager",
		"Property Sales Supervisor",
		"Property Project Manager",
		"Collection Officer",
		"Accounts User",
		"Accounts Manager",
	}
)

# Who telephones with customers of all consultants (PROP-09).
CALLING_ROLES = frozenset({"Property Sales Supervisor", "Property Project Manager", "Collection Officer"})

# Who decides on what a colleague prepared: applications, price lists, release batches, the day's arrears lists.
APPROVING_ROLES = frozenset({"Property Sales Supervisor", "Property Project Manager"})

OPEN_UNITS = "(`tabProperty Unit`.live_claim is not null or ifnull(`tabProperty Unit`.block_kinds, '') not like %(kept)s)"
OWN_DEALS = "(`tab{doctype}`.owner = %(user)s or `tab{doctype}`.consultant in %(consultants)s)"


def sees_all_deals(user: str | None = None) -> bool:
	"""Whether the user's roles show every deal."""
	return bool(ALL_DEALS_ROLES & set(frappe.get_roles(user or frappe.session.user)))


def may_approve() -> bool:
	"""Whether the session's user decides on what colleagues prepared; the administrator does not by that alone."""
	return bool(APPROVING_ROLES & set(frappe.get_roles()))


def permitted_projects() -> list[str] | None:
	"""The projects that User Permissions (on Property Project, Company, …) leave the session's user; None: all.

	Frappe applies them to every list by itself; SQL of our own has to ask here.
	"""
	if not frappe.permissions.get_user_permissions(frappe.session.user):
		return None
	return frappe.get_list("Property Project", pluck="name")


def report_projects(property_project: str | None) -> list[str] | None:
	"""The projects a report covers: the chosen one, else all that the user may read; None: no limit.

	Raises:
		frappe.PermissionError: the chosen project is not one of the user's.
	"""
	if not property_project:
		return permitted_projects()
	frappe.has_permission("Property Project", "read", property_project, throw=True)
	return [property_project]


def consultants_of(user: str | None = None) -> list[str]:
	"""The Sales Persons that stand for a user, through their Employee."""
	person, employee = frappe.qb.DocType("Sales Person"), frappe.qb.DocType("Employee")
	return (
		frappe.qb.from_(person)
		.inner_join(employee)
		.on(employee.name == person.employee)
		.select(person.name)
		.where(employee.user_id == (user or frappe.session.user))
		.where(person.enabled == 1)
		.orderby(person.name)
	).run(pluck=True)


def default_consultant() -> str | None:
	"""The Sales Person of the session's user, for a new deal."""
	return next(iter(consultants_of()), None)


def deal_query_conditions(user: str | None = None, doctype: str | None = None) -> str:
	"""SQL for lists: the deals of the user's Sales Persons and those the user made."""
	if sees_all_deals(user):
		return ""
	values = {"user": user or frappe.session.user, "consultants": consultants_of(user) or [""]}
	return frappe.db.mogrify(OWN_DEALS.replace("{doctype}", doctype), values)


def has_deal_permission(doc, ptype: str | None = None, user: str | None = None) -> bool:
	"""The same rule for one document; a new one may always be begun."""
	user = user or frappe.session.user
	return sees_all_deals(user) or doc.is_new() or doc.owner == user or doc.consultant in consultants_of(user)


def by_deal_query_conditions(user: str | None = None, doctype: str | None = None) -> str:
	"""SQL for lists of what hangs on a deal, such as follow-ups: seen by who sees the deal now."""
	conditions = deal_query_conditions(user, "Property Subscription")
	if not conditions:
		return ""
	deals = f"select name from `tabProperty Subscription` where {conditions}"
	return f"`tab{doctype}`.property_subscription in ({deals})"


def has_by_deal_permission(doc, ptype: str | None = None, user: str | None = None) -> bool:
	"""The same rule for one document; a new one whose deal is not chosen yet may be begun."""
	user = user or frappe.session.user
	if sees_all_deals(user) or not doc.get("property_subscription"):
		return True
	fields = ["owner", "consultant"]
	deal = frappe.db.get_value("Property Subscription", doc.property_subscription, fields, as_dict=True)
	return bool(deal) and (deal.owner == user or deal.consultant in consultants_of(user))


def unit_query_conditions(user: str | None = None, doctype: str | None = None) -> str:
	"""SQL for lists: a unit that the house keeps for itself is left out where its raw row would tell (§10.1).

	The board, the control table and the REST calls show it as sold instead.
	"""
	return "" if sees_all_deals(user) else frappe.db.mogrify(OPEN_UNITS, {"kept": f"%{INTERNAL_HOLD}%"})


def has_unit_permission(doc, ptype: str | None = None, user: str | None = None) -> bool:
	"""The same rule for one document; a deal that has the unit keeps it in sight."""
	is_kept = INTERNAL_HOLD in (doc.block_kinds or "") and not doc.live_claim
	return not is_kept or sees_all_deals(user)


def may_see_mobile(consultant: str | None) -> bool:
	"""Whether the user telephones with the customers of a consultant: the consultant, supervisors, collection officers."""
	if CALLING_ROLES & set(frappe.get_roles()):
		return True
	return bool(consultant) and consultant in consultants_of()


def may_see_customer(row: dict, own: list[str]) -> bool:
	"""Whether a row of the board shows its customer to a consultant whose Sales Persons are `own`."""
	return row.get("consultant") in own or row.get("deal_owner") == frappe.session.user
