"""Telling people about meetings: an alert on the desk, in each user's language, once.

E-mail is the office's choice: Frappe's Notification on Sales Meeting.
"""

from collections.abc import Callable, Iterable

import frappe
from frappe import _
from frappe.translate import get_user_lang
from frappe.utils import cstr, format_date, format_time

from sales_ops.notices import alert

MEETING = "Sales Meeting"


def tell(users: Iterable[str], sentence: Callable[[str], str], doctype: str, name: str) -> None:
	"""An alert for each user who has not had it: the same sentence about the same document is said once.

	Args:
		sentence: gives it in a language; it names the day, so that another day is told anew.
	"""
	texts = {user: sentence(get_user_lang(user)) for user in dict.fromkeys(filter(None, users))}
	filters = {"for_user": ("in", list(texts) or [""]), "document_type": doctype, "document_name": name}
	filters["subject"] = ("in", list(texts.values()) or [""])
	rows = frappe.get_all("Notification Log", filters, ["for_user", "subject"])
	told = {(row.for_user, row.subject) for row in rows}
	for user, text in texts.items():
		if (user, text) not in told:
			alert(user, text, document_type=doctype, document_name=name)


def send_plan(doc) -> None:
	"""Everybody who is asked or speaks is told when and where, and what to hand in by when."""
	wanted: dict[str, list] = {}
	for row in doc.agenda:
		if row.user and row.material_required:
			wanted.setdefault(row.user, []).append(row)
	people = [row.user for row in doc.attendees] + [row.user for row in doc.agenda]
	for user in dict.fromkeys(filter(None, (*people, doc.host_user, doc.recorder_user))):
		rows = wanted.get(user, [])
		tell([user], lambda lang, rows=rows: _plan_sentence(doc, rows, lang), MEETING, doc.name)


def _plan_sentence(doc, rows: list, lang: str) -> str:
	when = f"{format_date(doc.meeting_date)} {format_time(cstr(doc.start_time), 'HH:mm')}"
	text = _("{0}: {1}, {2}.", lang=lang).format(doc.meeting_title, when, doc.place or "—")
	for row in rows:
		asked = _("Please hand in “{0}” for “{1}” by {2}.", lang=lang)
		text += " " + asked.format(row.material_required, row.subject, format_date(row.material_due))
	return text
