"""Notifications on the desk, in each user's language. E-mail is the office's choice, by Frappe's Notification.

They are written in the transaction they tell of and not queued: without Redis a document is still approved, and what was
rolled back is not told.
"""

from collections.abc import Callable

import frappe
from frappe.translate import get_user_lang
from frappe.utils import today
from frappe.utils.user import get_users_with_role


def users_with(*roles: str) -> list[str]:
	"""The enabled users who have one of the roles themselves, in the order of their names."""
	found = {user for role in roles for user in get_users_with_role(role)}
	return sorted(found - {"Administrator", "Guest"})


def alert(user: str, subject: str, **values) -> None:
	"""Tell a user. An Alert: Frappe sends no e-mail for it.

	Args:
		subject: the sentence, in the user's language.
		values: further fields of the Notification Log: `document_type` with `document_name` or `link`.
	"""
	log = {"doctype": "Notification Log", "for_user": user, "subject": subject, "type": "Alert", **values}
	frappe.get_doc(log).insert(ignore_permissions=True)


def tell(roles: tuple[str, ...], sentence: Callable[[str], str], **values) -> None:
	"""Tell everybody with one of the roles.

	Args:
		sentence: gives the sentence in a language.
		values: as for `alert`.
	"""
	for user in users_with(*roles):
		alert(user, sentence(get_user_lang(user)), **values)


def assign(doc, users: list[str], sentence: Callable[[str], str]) -> None:
	"""Give each user a ToDo about the document, and say so; as the framework does, but without the queue."""
	about = {"reference_type": doc.doctype, "reference_name": doc.name}
	for user in users:
		if frappe.db.exists("ToDo", {**about, "allocated_to": user, "status": "Open"}):
			continue
		text = frappe.utils.escape_html(sentence(get_user_lang(user)))
		values = {
			"allocated_to": user,
			"assigned_by": frappe.session.user,
			"description": text,
			"date": today(),
		}
		frappe.get_doc({"doctype": "ToDo", **about, **values}).insert(ignore_permissions=True)
		if user != frappe.session.user:
			# Not an Assignment, as the framework's own is: for that it sends an e-mail at once, and fails where there is no account.
			alert(
				user,
				text,
				document_type=doc.doctype,
				document_name=doc.name,
				from_user=frappe.session.user,
			)


def close_assignments(doc) -> None:
	"""Nobody has anything to do about the document any more."""
	about = {"reference_type": doc.doctype, "reference_name": doc.name, "status": "Open"}
	for name in frappe.get_all("ToDo", about, pluck="name"):
		todo = frappe.get_doc("ToDo", name)
		todo.status = "Closed"
		todo.save(ignore_permissions=True)
