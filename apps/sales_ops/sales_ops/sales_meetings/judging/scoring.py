"""A judge gives points; the organiser enters those that came on paper."""

import frappe
from frappe.model.document import Document
from frappe.utils import now_datetime

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import judging as policy
from sales_ops.sales_meetings.judging import panel
from sales_ops.sales_meetings.judging.queries import SCORE
from sales_ops.values import to_decimal

OPEN = "Open"


def judge_row(doc: Document, judge: str | None) -> Document:
	"""The judge in whose name the session's user scores.

	Args:
		judge: a judge without a user, whose scores the organiser enters; None: the session's user.

	Raises:
		JudgingError: the user does not judge here, or the judge scores in person.
		frappe.PermissionError: the user may not enter scores of others.
	"""
	if judge:
		doc.check_permission("submit")
		row = next((row for row in panel.judging(doc) if row.name == judge), None)
		if row and row.user:
			throw("judging_other_judge", judge=row.judge_name)
	else:
		row = next((row for row in panel.judging(doc) if row.user == frappe.session.user), None)
	return row or throw("judging_not_judge", contest=doc.title or doc.name)


def give(doc: Document, judge: Document, entry: str, points: float) -> Document:
	"""Write the score of a judge for an entry; the one before is replaced.

	Args:
		doc: the locked contest.

	Raises:
		JudgingError: the contest is not open, the entry is not judged, or the points are none.
	"""
	if doc.status != OPEN:
		throw("judging_not_open", contest=doc.title or doc.name)
	row = next((row for row in panel.judged(doc) if row.name == entry), None)
	if not row:
		throw("judging_entry_unknown", contest=doc.title or doc.name)
	throw_all(policy.check_points(to_decimal_points(points), to_decimal(doc.highest_points)))
	score = _score_of(doc, judge, row)
	score.update({"points": points, "scored_on": now_datetime(), "entered_by": frappe.session.user})
	score.flags.from_sheet = True
	return score.save(ignore_permissions=True)


def to_decimal_points(points: float):
	"""Points as they were given: rounding them first would let 9.55 pass."""
	return to_decimal(points) if points == points else to_decimal(-1)


def _score_of(doc: Document, judge: Document, row: Document) -> Document:
	values = {"judged_contest": doc.name, "entry": row.name, "judge": judge.name}
	name = frappe.db.get_value(SCORE, values, "name", for_update=True)
	if name:
		return frappe.get_doc(SCORE, name, for_update=True)
	values |= {"entry_name": row.entry_name, "judge_name": judge.judge_name, "user": judge.user}
	return frappe.get_doc({"doctype": SCORE, **values})
