"""The panel of a contest: who is judged, who judges, what is missing, and the ranking."""

from collections.abc import Sequence
from decimal import Decimal

from frappe import _
from frappe.model.document import Document
from frappe.utils import cint

from sales_ops.policies import judging as policy
from sales_ops.policies.violations import Violation
from sales_ops.sales_meetings.judging import queries
from sales_ops.sales_meetings.people import names_of
from sales_ops.values import to_decimal


def judged(doc: Document) -> list[Document]:
	"""The entries that are judged."""
	return [row for row in doc.entries if not row.is_out]


def judging(doc: Document) -> list[Document]:
	"""The judges whose scores count."""
	return [row for row in doc.judges if not row.is_out]


def scores_of(doc: Document, lock: bool = False) -> dict[tuple[str, str], Decimal]:
	"""(entry row, judge row) → points."""
	return {(row.entry, row.judge): to_decimal(row.points) for row in queries.scores(doc.name, lock)}


def progress(doc: Document) -> list[dict]:
	"""How far each judge is, without telling any points: `judge`, `judge_name`, `user`, `scored`, `of`."""
	entries = {row.name for row in judged(doc)}
	given = [judge for entry, judge in scores_of(doc) if entry in entries]
	return [
		{
			"judge": row.name,
			"judge_name": row.judge_name,
			"user": row.user,
			"scored": given.count(row.name),
			"of": len(entries),
		}
		for row in judging(doc)
	]


def gaps(doc: Document, scores: dict) -> list[Violation]:
	"""Who is missing: `judging_incomplete` for each judge who has not scored every entry."""
	entry_names = {row.name: row.entry_name for row in judged(doc)}
	judge_names = {row.name: row.judge_name for row in judging(doc)}
	open_of = policy.missing(entry_names, judge_names, scores)
	return [
		Violation(
			"judging_incomplete",
			{"judge": judge_names[judge], "entries": listed([entry_names[entry] for entry in entries])},
		)
		for judge, entries in open_of.items()
	]


def listed(names: Sequence[str]) -> str:
	"""Names in a row, with the comma of the reader's language."""
	return _(", ", context="Between names").join(names)


def ranking(doc: Document, scores: dict) -> list[policy.Result]:
	"""The ranking of a complete panel."""
	entries, judges = ([row.name for row in rows] for rows in (judged(doc), judging(doc)))
	return policy.rank(entries, judges, scores, cint(doc.trimmed_from))


def fill_people(doc: Document) -> None:
	"""Names, departments and users of employees, where nobody has written any."""
	people = names_of({row.employee for row in (*doc.entries, *doc.judges) if row.employee})
	for row in doc.entries:
		if person := people.get(row.employee):
			row.department = row.department or person.department
	for row in doc.judges:
		if person := people.get(row.employee):
			row.judge_name = row.judge_name or person.employee_name
			row.user = row.user or person.user_id
