"""Opens, closes and reopens a contest."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.translate import get_user_lang
from frappe.utils import cint, flt, now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.notices import alert
from sales_ops.policies import judging as policy
from sales_ops.sales_meetings.judging import panel

DRAFT, OPEN, CLOSED, CANCELLED = "Draft", "Open", "Closed", "Cancelled"
SETTINGS = "Meeting Settings"
RESULTS = ("mean_points", "rank", "is_tied")
SHEET = "judge-sheet"


def take_terms(doc: Document) -> None:
	"""The highest points and the trimming of the day stay with the contest."""
	settings = frappe.get_cached_doc(SETTINGS)
	doc.highest_points = flt(settings.highest_points)
	doc.trimmed_from = cint(settings.trimmed_from)


def close(doc: Document) -> None:
	"""Lock the scores and rank the entries.

	Raises:
		JudgingError: it is not open, or judges are missing; it names them.
	"""
	if doc.status != OPEN:
		throw("judging_not_open", contest=doc.title or doc.name)
	scores = panel.scores_of(doc, lock=True)
	throw_all(panel.gaps(doc, scores))
	results = {result.entry: result for result in panel.ranking(doc, scores)}
	for row in doc.entries:
		result = results.get(row.name)
		row.db_set(
			{
				"mean_points": float(result.mean) if result else 0,
				"rank": result.rank if result else 0,
				"is_tied": bool(result and result.is_tied),
			}
		)
	names = [row.entry_name for row in doc.entries if row.rank == 1]
	doc.db_set(
		{
			"status": CLOSED,
			"winner": panel.listed(names)[:140],
			"is_trimmed": policy.is_trimmed(len(panel.judging(doc)), cint(doc.trimmed_from)),
			"closed_on": now_datetime(),
			"closed_by": frappe.session.user,
		},
		notify=True,
	)


def reopen(doc: Document, reason: str) -> None:
	"""Let the judges change their scores again; who did it and why stays on the contest.

	Raises:
		JudgingError: it is not closed, or there is no reason.
	"""
	if doc.status != CLOSED:
		throw("judging_not_closed", contest=doc.title or doc.name)
	if not (reason or "").strip():
		throw("judging_reopen_reason")
	for row in doc.entries:
		row.db_set(dict.fromkeys(RESULTS, 0))
	opened = {"moment": now_datetime(), "user": frappe.session.user, "reason": reason.strip()}
	doc.append("reopenings", opened).db_insert()
	cleared = {"winner": None, "is_trimmed": 0, "closed_on": None, "closed_by": None}
	doc.db_set({"status": OPEN, **cleared}, notify=True)
	tell_judges(doc, [row.user for row in panel.judging(doc) if row.user])


def tell_judges(doc: Document, users: list[str]) -> None:
	"""The judges who have a user learn where their sheet is."""
	for user in users:
		text = _("Please judge: {0}", lang=get_user_lang(user))
		alert(user, text.format(doc.title), link=f"/app/{SHEET}/{doc.name}")
