"""Telling people about the steps of a plan, each in their own language."""

from collections.abc import Callable, Iterable

import frappe
from frappe import _
from frappe.translate import get_user_lang
from frappe.utils import format_datetime

from sales_ops.notices import alert, users_with
from sales_ops.sales_meetings.annual.sight import DIRECTOR


def tell(plan, users: Iterable[str], sentence: Callable[[str], str]) -> None:
	"""Each user once; who does the step needs no notice of it."""
	for user in dict.fromkeys(users):
		if user and user != frappe.session.user:
			text = sentence(get_user_lang(user))
			alert(user, text, document_type=plan.doctype, document_name=plan.name)


def tell_directors(plan) -> None:
	"""A plan waits for approval."""

	def sentence(lang: str) -> str:
		return _("{0} waits for your approval.", lang=lang).format(plan.title)

	tell(plan, users_with(DIRECTOR), sentence)


def tell_organiser_of_approval(plan) -> None:
	def sentence(lang: str) -> str:
		return _("{0} is approved; the attendees can be told.", lang=lang).format(plan.title)

	tell(plan, [plan.organiser, plan.approval_asked_by], sentence)


def invite(plan, users: Iterable[str]) -> None:
	"""When and where the meeting is."""

	def sentence(lang: str) -> str:
		text = _("You are asked to {0}: {1}, {2}.", lang=lang)
		return text.format(plan.title, format_datetime(plan.starts_at, "yyyy-MM-dd HH:mm"), plan.venue)

	tell(plan, users, sentence)


def call_off(plan, users: Iterable[str]) -> None:
	"""Those who were asked hear that they need not come."""

	def sentence(lang: str) -> str:
		text = _("{0} on {1} does not take place as planned.", lang=lang)
		return text.format(plan.title, format_datetime(plan.starts_at, "yyyy-MM-dd HH:mm"))

	tell(plan, users, sentence)
