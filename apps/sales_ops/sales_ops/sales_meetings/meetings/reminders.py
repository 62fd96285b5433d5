"""Reminding those who have something to hand in, to write, or to do: by its day and after it, each time once.

A sentence names its day, so that the same is never said twice, and a missed run is caught up by the next.
"""

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
	on = on or getdate(today())
	for row in reminder_queries.materials(_until(on), on):

		def sentence(lang: str, row=row) -> str:
			late = _("“{0}” for {1} was due on {2}. Please hand it in.", lang=lang)
			soon = _("“{0}” for {1} is due on {2}.", lang=lang)
			text = late if row.material_due < on else soon
			return text.format(row.material_required, row.meeting_title, format_date(row.material_due))

		people = [row.user, row.owner] if row.material_due < on or not row.user else [row.user]
		with one_row(f"Reminding of the material of {row.meeting}"):
			notices.tell(people, sentence, MEETING, row.meeting)


def of_reports(on: date | None = None) -> None:
	"""Region reports that were not handed in."""
	on = on or getdate(today())
	for row in reminder_queries.reports(_until(on)):

		def sentence(lang: str, row=row) -> str:
			late = _("The report of {0} was due on {1}. Please hand it in.", lang=lang)
			soon = _("The report of {0} is due on {1}.", lang=lang)
			text = late if row.due_date < on else soon
			return text.format(row.territory, format_date(row.due_date))

		with one_row(f"Reminding of {row.name}"):
			notices.tell([row.user or row.owner], sentence, REPORT, row.name)


def of_minutes(on: date | None = None) -> None:
	"""Minutes of meetings that were held and not signed."""
	on = on or getdate(today())
	for row in reminder_queries.minutes(_until(on)):

		def sentence(lang: str, row=row) -> str:
			late = _("The minutes of {0} were due on {1}.", lang=lang)
			soon = _("The minutes of {0} are due on {1}.", lang=lang)
			text = late if row.minutes_due_on < on else soon
			return text.format(row.meeting_title, format_date(row.minutes_due_on))

		with one_row(f"Reminding of the minutes of {row.name}"):
			notices.tell([row.recorder_user or row.owner], sentence, MEETING, row.name)


def of_actions(on: date | None = None) -> None:
	"""Actions that are due, and those that are overdue."""
	on = on or getdate(today())
	for row in reminder_queries.actions(_until(on)):

		def sentence(lang: str, row=row) -> str:
			late = _("Your action “{0}” was due on {1}.", lang=lang)
			soon = _("Your action “{0}” is due on {1}.", lang=lang)
			text = late if row.due_date < on else soon
			return text.format(row.action, format_date(row.due_date))

		with one_row(f"Reminding of an action of {row.meeting}"):
			notices.tell([row.user or row.owner], sentence, MEETING, row.meeting)


def remind() -> None:
	"""All of it; one that fails does not keep the others."""
	for step in (of_materials, of_reports, of_minutes, of_actions):
		with one_row(f"Reminding: {step.__name__}"):
			step()
