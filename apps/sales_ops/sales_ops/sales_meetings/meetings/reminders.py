"""Reminding those who have something to hand in, to write, or to do: by its day and after it, each time once.

A sentence names its day, so that the same is never said twice, and a missed run is caught up by the next.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from frappe import _
from frappe.utils import format_date, getdate, today

from sales_ops.jobs import one_row
from sales_ops.sales_meetings.meetings import notices, reminder_queries, terms

MEETING, REPORT = "Sales Meeting", "Region Report"


def _until(on: date) -> date:
	"""What is due up to this day is spoken of today."""
	return on + timedelta(days=terms.days("remind_days"))


def of_materials(on: date | None = None) -> None:
	"""Material that has not come: its speaker is told, and after the day the organiser too."""

	def words(lang: str) -> tuple[str, str]:
		late = _("“{0}” for {1} was due on {2}. Please hand it in.", lang=lang)
		return late, _("“{0}” for {1} is due on {2}.", lang=lang)

	on = on or getdate(today())
	for row in reminder_queries.materials(_until(on), on):
		people = [row.user, row.owner] if row.material_due < on or not row.user else [row.user]
		about = (row.material_required, row.meeting_title)
		_tell(people, words, about, row.material_due, on, (MEETING, row.meeting))


def of_reports(on: date | None = None) -> None:
	"""Region reports that were not handed in."""

	def words(lang: str) -> tuple[str, str]:
		late = _("The report of {0} was due on {1}. Please hand it in.", lang=lang)
		return late, _("The report of {0} is due on {1}.", lang=lang)

	on = on or getdate(today())
	for row in reminder_queries.reports(_until(on)):
		_tell([row.user or row.owner], words, (row.territory,), row.due_date, on, (REPORT, row.name))


def of_minutes(on: date | None = None) -> None:
	"""Minutes of meetings that were held and not signed."""

	def words(lang: str) -> tuple[str, str]:
		late = _("The minutes of {0} were due on {1}.", lang=lang)
		return late, _("The minutes of {0} are due on {1}.", lang=lang)

	on = on or getdate(today())
	for row in reminder_queries.minutes(_until(on)):
		people, about = [row.recorder_user or row.owner], (row.meeting_title,)
		_tell(people, words, about, row.minutes_due_on, on, (MEETING, row.name))


def of_actions(on: date | None = None) -> None:
	"""Actions that are due, and those that are overdue."""

	def words(lang: str) -> tuple[str, str]:
		late = _("Your action “{0}” was due on {1}.", lang=lang)
		return late, _("Your action “{0}” is due on {1}.", lang=lang)

	on = on or getdate(today())
	for row in reminder_queries.actions(_until(on)):
		_tell([row.user or row.owner], words, (row.action,), row.due_date, on, (MEETING, row.meeting))


def _tell(
	people: Sequence[str],
	words: Callable[[str], tuple[str, str]],
	about: Sequence[str],
	due: date,
	on: date,
	document: tuple[str, str],
) -> None:
	"""Tell people that something is or was due; one notice that fails does not keep the others.

	Args:
		words: in a language the sentence after the day and that until it, for `about` and the day.
		document: DocType and name.
	"""

	def sentence(lang: str) -> str:
		late, soon = words(lang)
		return (late if due < on else soon).format(*about, format_date(due))

	with one_row(f"Reminding of {document[0]} {document[1]}"):
		notices.tell(people, sentence, *document)


def remind() -> None:
	"""All of it; one that fails does not keep the others."""
	for step in (of_materials, of_reports, of_minutes, of_actions):
		with one_row(f"Reminding: {step.__name__}"):
			step()
