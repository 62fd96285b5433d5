"""Notifications on the desk, in each user's language. E-mail is the office's choice, by Frappe's Notification."""

from collections.abc import Callable

import frappe
from frappe.translate import get_user_lang
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
