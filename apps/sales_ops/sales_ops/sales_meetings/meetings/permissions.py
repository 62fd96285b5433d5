"""Who sees which meeting and report. Companies and regions are limited by Frappe's User Permissions, as everywhere.

A member reads every approved meeting, not the drafts of its plan; of region reports those that were handed in and the
own ones, and writes only the own ones.
"""

import frappe
from frappe import _

# Frappe asks for the right to submit of everybody who changes a submitted document, so an organiser who keeps the minutes
# has it; that a director approves and signs is asked here.
APPROVING_ROLES = frozenset({"System Manager", "Meeting Director"})
ALL_ROLES = frozenset({"System Manager", "Meeting Organiser", "Meeting Director"})
OPEN_MEETINGS = "(`tabSales Meeting`.docstatus > 0 or `tabSales Meeting`.owner = %(user)s)"
OPEN_REPORTS = "(`tabRegion Report`.docstatus = 1 or `tabRegion Report`.user = %(user)s or `tabRegion Report`.owner = %(user)s)"


def may_approve() -> bool:
	"""Whether the session's user approves plans and signs minutes."""
	return bool(APPROVING_ROLES & set(frappe.get_roles()))


def check_may_approve() -> None:
	"""Raises: frappe.PermissionError: the user is no director."""
	if not may_approve():
		raise frappe.PermissionError(_("Only a Meeting Director approves plans and signs minutes."))


def sees_all(user: str | None = None) -> bool:
	"""Whether the user's roles show every meeting and report."""
	return bool(ALL_ROLES & set(frappe.get_roles(user or frappe.session.user)))


def meeting_conditions(user: str | None = None, doctype: str | None = None) -> str:
	return _conditions(OPEN_MEETINGS, user)


def report_conditions(user: str | None = None, doctype: str | None = None) -> str:
	return _conditions(OPEN_REPORTS, user)


def _conditions(sql: str, user: str | None) -> str:
	user = user or frappe.session.user
	return "" if sees_all(user) else frappe.db.mogrify(sql, {"user": user})


def has_meeting_permission(doc, ptype: str | None = None, user: str | None = None) -> bool:
	"""The same rule for one meeting."""
	user = user or frappe.session.user
	return sees_all(user) or doc.docstatus > 0 or doc.owner == user


def has_report_permission(doc, ptype: str | None = None, user: str | None = None) -> bool:
	"""The same rule for one report; only reading is open to others. A new one may be begun by anybody."""
	user = user or frappe.session.user
	if sees_all(user) or doc.is_new() or user in (doc.user, doc.owner):
		return True
	return doc.docstatus == 1 and ptype in ("read", "print", "email", "export", "report", "select")
