"""What the paper of a contest says. The print view has checked that the reader may print the document."""

from collections.abc import Sequence
from types import SimpleNamespace

from frappe import _
from frappe.model.document import Document

from sales_ops.sales_meetings.judging import contest, panel, queries
from sales_ops.sales_meetings.people import departments_of


def ranking_of_contest(doc: Document) -> SimpleNamespace:
	"""For the Contest Ranking; before the contest is closed nobody's points are on it.

	Returns:
		`judges` (rows whose scores count), `rows` (the judged entries, best first, with `department_name` and `scores`: points,
		is_left_out),
		`has_ties`, `out` (name, reason), `signatories`.
	"""
	is_closed = doc.status == contest.CLOSED
	scores = {(row.entry, row.judge): row.points for row in queries.scores(doc.name)} if is_closed else {}
	judges, entries = panel.judging(doc), panel.judged(doc)
	if is_closed:
		entries.sort(key=lambda row: (row.rank, row.idx))
	departments = departments_of([row.department for row in entries])
	for row in entries:
		row.department_name = departments.get(row.department)
		points = [scores.get((row.name, judge.name)) for judge in judges]
		row.scores = _marked(points, bool(doc.is_trimmed))
	named = [(row.entry_name, row) for row in doc.entries] + [(row.judge_name, row) for row in doc.judges]
	return SimpleNamespace(
		judges=judges,
		rows=entries,
		has_ties=any(row.is_tied for row in entries),
		out=[SimpleNamespace(name=name, reason=row.out_reason) for name, row in named if row.is_out],
		signatories=[(_("Judge"), row.judge_name) for row in judges],
	)


def _marked(points: Sequence[float | None], is_trimmed: bool) -> list[SimpleNamespace]:
	"""Each score, and whether the mean leaves it out: one of the highest and one of the lowest."""
	left_out = set()
	if is_trimmed:
		order = sorted(range(len(points)), key=lambda place: points[place])
		left_out = {order[0], order[-1]}
	return [
		SimpleNamespace(points=value, is_left_out=place in left_out) for place, value in enumerate(points)
	]
