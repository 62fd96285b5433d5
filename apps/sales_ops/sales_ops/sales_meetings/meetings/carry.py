"""Unfinished actions open the next meeting of their series: they move on with their ToDo and say how often.

The series' row is locked while actions move, so that each has one place at every moment.
"""

import frappe
from frappe.utils import getdate

from sales_ops.locks import locked
from sales_ops.policies.meeting_actions import CANCELLED, CARRIED, DONE, OPEN
from sales_ops.sales_meetings.meetings import queries, series, todos

MEETING, ACTION = "Sales Meeting", "Sales Meeting Action"
TAKEN_ALONG = (
	"action",
	"employee",
	"responsible",
	"user",
	"due_date",
	"decision_no",
	"result",
	"raised_on",
	"todo",
)


def take_over(doc) -> None:
	"""Before a meeting of a series is inserted: what earlier meetings left open becomes its first item."""
	if not doc.series:
		return
	locked("Sales Meeting Series", doc.series)
	rows = queries.unfinished(doc.series)
	for row in rows:
		doc.append("actions", _moved(row))
	if rows:
		series.open_with_follow_up(doc)


def mark_taken(doc) -> None:
	"""After it: the rows that were taken over say where they went."""
	for row in doc.actions:
		if row.source_row:
			_leave(row.source_row, row.carried_from, doc.name)
	todos.refer_to(doc)


def hand_on(doc) -> None:
	"""A meeting is closed: its open actions move to the next meeting, or wait until there is one."""
	locked("Sales Meeting Series", doc.series)
	target = queries.next_meeting(doc.series, getdate(doc.meeting_date), doc.name)
	open_rows = [row for row in doc.actions if row.status == OPEN]
	for row in open_rows:
		row.status, row.carried_to = CARRIED, target
	if target and open_rows:
		_append_to(locked(MEETING, target), open_rows)


def _append_to(target, rows) -> None:
	for row in rows:
		target.append("actions", _moved(frappe._dict(row.as_dict(), meeting=row.parent)))
	if target.docstatus == 0:
		series.open_with_follow_up(target)
	target.step()
	todos.refer_to(target)


def _moved(row: dict) -> dict:
	values = {field: row.get(field) for field in TAKEN_ALONG}
	origin = {"carried_from": row.meeting, "source_row": row.name, "status": OPEN}
	return values | origin | {"times_carried": (row.times_carried or 0) + 1}


def _leave(row: str, meeting: str, target: str) -> None:
	frappe.db.set_value(ACTION, row, {"status": CARRIED, "carried_to": target})
	_touch(meeting)


def give_back(doc) -> None:
	"""A meeting that took actions over will not take place: they go back, finished ones as finished."""
	if not doc.series:
		return
	locked("Sales Meeting Series", doc.series)
	there = {row.source_row: row for row in doc.actions if row.source_row}
	for source in queries.carried_into(doc.name):
		row = there.get(source.name)
		status = CARRIED if source.parent_status == "Closed" else OPEN
		if row and row.status in (DONE, CANCELLED):
			status = row.status
		values = {"status": status, "carried_to": None, "completed_on": row and row.completed_on}
		frappe.db.set_value(ACTION, source.name, values)
		_touch(source.parent)
		todos.refer_to(frappe.get_doc(MEETING, source.parent))


def _touch(meeting: str) -> None:
	"""Count anew, and tell who has the document open that it has changed."""
	doc = frappe.get_doc(MEETING, meeting)
	doc.db_set("no_of_open_actions", sum(row.status == OPEN for row in doc.actions), notify=True)
