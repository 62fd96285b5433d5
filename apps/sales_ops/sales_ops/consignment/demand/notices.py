"""Telling people about demand: an alert on the desk, in each user's language, once.

E-mail is the office's choice: enable a Notification of the module, or make one.
"""

from collections.abc import Callable, Iterable

import frappe
from frappe.translate import get_user_lang
from frappe.utils import get_url_to_list
from frappe.utils.user import get_users_with_role

SHOWN = 10  # names in a digest; the link leads to all


def role(name: str) -> list[str]:
	"""The people with a role, without Frappe's own users."""
	return sorted(set(get_users_with_role(name)) - {"Administrator", "Guest"})


def tell(users: Iterable[str], sentence: Callable[[str], str], doctype: str, name: str | None = None) -> None:
	"""An alert for each user who has not had it: the same sentence about the same thing is said once.

	Args:
		sentence: gives it in a language; it names the deadline, so the next one is another sentence.
		name: of the document; None: the link leads to the list.
	"""
	texts = {user: sentence(get_user_lang(user)) for user in dict.fromkeys(users)}
	filters = {"for_user": ("in", list(texts) or [""]), "document_type": doctype}
	filters["subject"] = ("in", list(texts.values()) or [""])
	told = {
		(row.for_user, row.subject)
		for row in frappe.get_all("Notification Log", filters, ["for_user", "subject"])
	}
	link = {"document_name": name} if name else {"link": get_url_to_list(doctype)}
	for user, text in texts.items():
		if (user, text) not in told:
			log = {"doctype": "Notification Log", "for_user": user, "subject": text, "type": "Alert"}
			frappe.get_doc(log | {"document_type": doctype} | link).insert(ignore_permissions=True)


def shown(names: Iterable[str]) -> str:
	"""The first of some names."""
	found = list(names)
	return ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
