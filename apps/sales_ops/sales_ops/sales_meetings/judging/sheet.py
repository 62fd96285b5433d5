"""The judge's sheet: the page on a judge's phone, and its calls."""

import frappe

from sales_ops.locks import locked
from sales_ops.sales_meetings.judging import panel, queries, scoring
from sales_ops.sales_meetings.judging.queries import CONTEST
from sales_ops.sales_meetings.people import departments_of


@frappe.whitelist()
def my_contests() -> list[dict]:
	"""The open contests that the session's user judges: `name`, `title`, `kind`, `contest_date`.

	Raises:
		frappe.PermissionError: the user may not read contests.
	"""
	frappe.has_permission(CONTEST, "read", throw=True)
	return queries.contests_of(frappe.session.user)


@frappe.whitelist()
def get_sheet(judged_contest: str, judge: str | None = None) -> dict:
	"""The entries of a contest with the points that this judge has given, and nobody else's.

	Args:
		judge: see `scoring.judge_row`.

	Returns:
		`title`, `kind`, `status`, `highest`, `judge` (None: the session's user), `judge_name`, `entries`: `entry`,
		`entry_name`, `department`, `performers`, `points` (None: not scored).

	Raises:
		JudgingError, frappe.PermissionError
	"""
	frappe.has_permission(CONTEST, "read", judged_contest, throw=True)
	doc = frappe.get_doc(CONTEST, judged_contest)
	row = scoring.judge_row(doc, judge)
	departments = departments_of([entry.department for entry in doc.entries])
	points = {score.entry: score.points for score in queries.scores(doc.name) if score.judge == row.name}
	return {
		**{field: doc.get(field) for field in ("name", "title", "kind", "status")},
		"highest": doc.highest_points,
		"judge": judge,
		"judge_name": row.judge_name,
		"entries": [
			{
				"entry": entry.name,
				"entry_name": entry.entry_name,
				"department": departments.get(entry.department),
				"performers": entry.performers,
				"points": points.get(entry.name),
			}
			for entry in panel.judged(doc)
		],
	}


@frappe.whitelist()
def give_score(judged_contest: str, entry: str, points: float, judge: str | None = None) -> dict:
	"""Give an entry points; a judge who taps twice, or whose phone sends a score again, leaves one score.

	Args:
		entry: the row's name, as `get_sheet` says it.
		points: 0 to the highest, to one decimal place.
		judge: see `scoring.judge_row`.

	Returns:
		`entry`, `points`, as they are stored.

	Raises:
		JudgingError, frappe.PermissionError
	"""
	frappe.has_permission(CONTEST, "read", judged_contest, throw=True)
	doc = locked(CONTEST, judged_contest)
	score = scoring.give(doc, scoring.judge_row(doc, judge), entry, points)
	return {"entry": score.entry, "points": score.points}
