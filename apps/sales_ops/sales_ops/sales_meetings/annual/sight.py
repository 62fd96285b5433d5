"""Who sees which annual meeting: the committee and finance all, who only takes part those that are approved."""

import frappe

PLAN = "Annual Meeting Plan"
DIRECTOR = "Meeting Director"
ALL_PLANS_ROLES = frozenset({"System Manager", "Meeting Organiser", DIRECTOR, "Accounts User"})
APPROVING_ROLES = frozenset({"System Manager", DIRECTOR})


def sees_all_plans(user: str | None = None) -> bool:
	"""Whether the user's roles show drafts and cancelled plans, too."""
	return bool(ALL_PLANS_ROLES & set(frappe.get_roles(user or frappe.session.user)))


def may_approve() -> bool:
	"""Whether the session's user decides on plans."""
	return bool(APPROVING_ROLES & set(frappe.get_roles()))


def query_conditions(user: str | None = None, doctype: str | None = None) -> str:
	"""SQL for lists, the calendar and links."""
	return "" if sees_all_plans(user) else "`tabAnnual Meeting Plan`.docstatus = 1"


def has_permission(doc, ptype: str | None = None, user: str | None = None) -> bool:
	"""The same rule for one document."""
	return doc.docstatus == 1 or sees_all_plans(user)
