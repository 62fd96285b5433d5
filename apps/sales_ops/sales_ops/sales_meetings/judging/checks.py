"""What a contest needs before it is opened, and what may change while it is open."""

from collections.abc import Iterable

from frappe.model.document import Document

from sales_ops.policies.violations import Violation
from sales_ops.sales_meetings.judging import panel, queries


def twice(doc: Document) -> list[Violation]:
	"""Entries and judges that stand twice; blank judges are looked at when the contest is opened."""
	return [
		*_twice(((row.idx, row.entry_name) for row in doc.entries), "judging_entry_twice", "entry"),
		*_twice(((row.idx, row.judge_name) for row in doc.judges), "judging_judge_twice", "judge"),
		*_twice(((row.idx, row.user) for row in doc.judges), "judging_judge_twice", "judge"),
	]


def _twice(rows: Iterable[tuple], code: str, param: str) -> list[Violation]:
	first: dict[str, int] = {}
	found = []
	for idx, name in rows:
		if name and first.setdefault(name, idx) != idx:
			found.append(Violation(code, {"row": idx, param: name, "first": first[name]}))
	return found


def incomplete(doc: Document) -> list[Violation]:
	"""What is blank: entries, judges, a judge's name, the reason why somebody is out."""
	found = []
	if not panel.judged(doc):
		found.append(Violation("judging_no_entries"))
	if not panel.judging(doc):
		found.append(Violation("judging_no_judges"))
	found += [
		Violation("judging_judge_blank", {"row": row.idx})
		for row in doc.judges
		if not (row.judge_name or "").strip()
	]
	named = [(row.entry_name, row) for row in doc.entries] + [(row.judge_name, row) for row in doc.judges]
	found += [
		Violation("judging_reason_missing", {"name": name})
		for name, row in named
		if row.is_out and not (row.out_reason or "").strip()
	]
	return found


def taken_away(doc: Document) -> list[Violation]:
	"""Entries and judges with scores that are not there any more, or are somebody else now: `judging_row_stays`."""
	before = doc.get_doc_before_save()
	scored = {name for row in queries.scores(doc.name, lock=True) for name in (row.entry, row.judge)}
	now = {row.name: _identity(row) for row in (*doc.entries, *doc.judges)}
	return [
		Violation("judging_row_stays", {"name": _identity(row)[0]})
		for row in (*before.entries, *before.judges)
		if row.name in scored and now.get(row.name) != _identity(row)
	]


def _identity(row: Document) -> tuple:
	return (row.get("entry_name") or row.get("judge_name"), row.employee, row.get("user"))
