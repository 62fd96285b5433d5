"""What follows from a sales meeting: minutes that bind, actions that are done, cancelled or carried (MEET-08)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sales_ops.policies.violations import Violation

OPEN, DONE, CANCELLED, CARRIED = "Open", "Done", "Cancelled", "Carried"
# The state of an action's ToDo. A carried one stays open: it is the same work.
TODO_OF_ACTION = {OPEN: "Open", DONE: "Closed", CANCELLED: "Cancelled"}
ACTION_OF_TODO = {todo: action for action, todo in TODO_OF_ACTION.items()}
# Ageing: the last day of each step; what is older falls into the last.
AGES = (7, 30, 60)


@dataclass(frozen=True)
class Action:
	"""An action; `row` counts from 1. `raised_on`: when a meeting first agreed on it, however often it was carried."""

	row: int
	action: str
	responsible: str
	due: date | None
	status: str = OPEN
	raised_on: date | None = None
	completed_on: date | None = None


def check_minutes(decisions: int, unmarked: Sequence[str], actions: Sequence[Action]) -> list[Violation]:
	"""What keeps minutes from being signed: a meeting decides something, says who came, and who does what by when.

	Args:
		decisions: how many were written down.
		unmarked: the attendees of whom nobody has said whether they came.
		actions: those of the meeting; carried ones have left it.
	"""
	found = []
	if unmarked:
		found.append(Violation("sales_meeting_attendance_missing", {"names": ", ".join(unmarked)}))
	if not decisions:
		found.append(Violation("sales_meeting_decision_missing"))
	for action in actions:
		about = {"row": action.row, "action": action.action}
		if not action.responsible.strip():
			found.append(Violation("sales_meeting_action_owner_missing", about))
		if action.due is None:
			found.append(Violation("sales_meeting_action_due_missing", about))
	return found


def check_closing(actions: Sequence[Action], carries: bool) -> list[Violation]:
	"""A meeting is closed when each action is done, cancelled, or carried to the next meeting."""
	left = [action for action in actions if action.status == OPEN]
	return [Violation("sales_meeting_actions_open", {"count": len(left)})] if left and not carries else []


def days_open(action: Action, on: date) -> int:
	"""How long an action was or is open, in days since a meeting first agreed on it."""
	until = action.completed_on or on
	return max(0, (until - action.raised_on).days) if action.raised_on else 0


def days_overdue(action: Action, on: date) -> int:
	"""How many days an open action is past its day; for a finished one, how late it was; 0 in time."""
	until = action.completed_on if action.status == DONE and action.completed_on else on
	is_judged = action.due and action.status in (OPEN, DONE)
	return max(0, (until - action.due).days) if is_judged else 0


def age_step(days: int) -> int:
	"""The step of `AGES` that a number of days falls into: 0 for the youngest, len(AGES) for what is older than all."""
	return next((step for step, last in enumerate(AGES) if days <= last), len(AGES))
