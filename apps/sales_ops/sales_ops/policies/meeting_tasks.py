"""Who has to do what until when: reminders of it, and a sheet for each person (MEET-02, MEET-05)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sales_ops.policies.calendar_math import add_days
from sales_ops.policies.meeting_readiness import is_nobody

OPEN, DUE, OVERDUE, DONE = "Open", "Due", "Overdue", "Done"
STANDINGS = (OVERDUE, DUE, OPEN, DONE)


@dataclass(frozen=True)
class Task:
	"""A duty, a purchase or a thing of the venue; `name` is its row, `owner` the key of who answers for it."""

	name: str
	part: str
	what: str
	due: date
	is_done: bool = False
	owner: str = ""
	reminded_on: date | None = None


@dataclass(frozen=True)
class Line:
	"""A line of somebody's duty sheet; `owner` and `owner_name` may be blank."""

	part: str
	owner: str
	owner_name: str
	row: object


def due_day(given: date | None, meeting_day: date) -> date:
	"""What has no day of its own is due the day before the meeting."""
	return given or add_days(meeting_day, -1)


def standing(due: date, is_done: bool, on: date, days_before: int) -> str:
	"""How a task stands on a day: `days_before` its due day it counts as due."""
	if is_done:
		return DONE
	if on > due:
		return OVERDUE
	return DUE if on >= add_days(due, -days_before) else OPEN


def to_remind(task: Task, on: date, days_before: int) -> bool:
	"""Whether somebody is reminded on this day: once when it becomes due, and once when it is overdue.

	A day on which nobody was reminded is caught up on the next.
	"""
	now = standing(task.due, task.is_done, on, days_before)
	if now == DUE:
		return task.reminded_on is None
	return now == OVERDUE and (task.reminded_on is None or task.reminded_on <= task.due)


def by_owner(tasks: Iterable[Task]) -> dict[str, list[Task]]:
	"""The tasks of each owner, each list by due day."""
	found: dict[str, list[Task]] = {}
	for task in sorted(tasks, key=lambda task: task.due):
		found.setdefault(task.owner, []).append(task)
	return found


def sheets(lines: Sequence[Line], parts: Sequence[str]) -> list[dict]:
	"""A sheet for each person: `owner`, `name`, and for each part the rows in their order; who has no name has no sheet."""
	found: dict[str, dict] = {}
	for line in lines:
		if not is_nobody(line.owner_name):
			sheet = found.setdefault(line.owner, {"owner": line.owner, "name": line.owner_name})
			sheet.setdefault(line.part, []).append(line.row)
	return [sheet | {part: sheet.get(part, []) for part in parts} for sheet in found.values()]
