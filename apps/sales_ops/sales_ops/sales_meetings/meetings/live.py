"""A meeting while it is held: the server keeps the clock, so all windows show the same (MEET-07).

Every step locks the meeting first: of two clicks in one moment, the second finds what the first has done.
"""

from datetime import timedelta

import frappe
from frappe import _
from frappe.utils import cint, flt, get_datetime, getdate, now_datetime

from sales_ops.exceptions import throw
from sales_ops.locks import locked
from sales_ops.policies import meeting_clock as policy
from sales_ops.policies.meeting_clock import Clock
from sales_ops.sales_meetings.meetings import terms
from sales_ops.values import to_decimal

MEETING = "Sales Meeting"
RUNNABLE = ("Approved", "Notified")
# Notes are written while the meeting runs, and after it until the minutes are signed.
WRITABLE = (*RUNNABLE, "Held")


def may_run(doc) -> bool:
	"""Whether the session's user runs the meeting: who may change it, its host, and who takes the minutes."""
	user = frappe.session.user
	return user in (doc.host_user, doc.recorder_user) or frappe.has_permission(MEETING, "write", doc)


def begin_step(meeting: str, *statuses: str):
	"""The meeting, locked, for somebody who runs it.

	Raises:
		frappe.PermissionError: the user neither reads nor runs it.
		SalesMeetingError: it is in another state.
	"""
	doc = locked(MEETING, meeting)
	doc.check_permission("read")
	if not may_run(doc):
		raise frappe.PermissionError(_("Only the host, the minute taker and the organisers run a meeting."))
	if doc.docstatus != 1 or doc.status not in statuses:
		throw("sales_meeting_status", status=doc.status)
	return doc


def row_of(doc, name: str):
	"""A row of the agenda.

	Raises:
		SalesMeetingError: there is no such row.
	"""
	row = next((row for row in doc.agenda if row.name == name), None)
	return row or throw("sales_meeting_row_unknown")


def clocks(doc) -> list[Clock]:
	return [
		Clock(
			name=row.name,
			planned=cint(row.planned_minutes),
			started=_moment(row.actual_start),
			ended=_moment(row.actual_end),
			running_since=_moment(row.running_since),
			used=to_decimal(row.actual_minutes),
		)
		for row in doc.agenda
	]


def _moment(value):
	return get_datetime(value) if value else None


def _write(doc, clock: Clock) -> None:
	row_of(doc, clock.name).update(
		{
			"actual_start": clock.started,
			"actual_end": clock.ended,
			"running_since": clock.running_since,
			"actual_minutes": flt(clock.used, 1),
		}
	)


def stop_running(doc, now) -> bool:
	"""Stop the running item. Returns whether one ran."""
	running = [clock for clock in clocks(doc) if clock.running_since]
	for clock in running:
		_write(doc, policy.stop(clock, now))
	return bool(running)


def start(doc, name: str) -> None:
	"""Let an item run; the one that runs ends."""
	row, now = row_of(doc, name), now_datetime()
	if row.running_since:
		return
	stop_running(doc, now)
	doc.started_at = doc.started_at or now
	_write(doc, policy.start(next(clock for clock in clocks(doc) if clock.name == name), now))
	doc.step()


def start_next(doc) -> None:
	"""End the running item and begin the next one; after the last one, nothing runs."""
	name = policy.next_item(clocks(doc))
	if name:
		return start(doc, name)
	stop(doc)


def stop(doc) -> None:
	"""End the running item."""
	if not stop_running(doc, now_datetime()):
		throw("sales_meeting_none_runs")
	doc.step()


def end(doc) -> None:
	"""The meeting is over: it was held, and its minutes are due."""
	now = now_datetime()
	stop_running(doc, now)
	hold(doc, doc.started_at or now, now)


def hold(doc, started, ended) -> None:
	"""Write down that a meeting was held."""
	days = terms.days("minutes_due_days")
	doc.update({"status": "Held", "started_at": started, "ended_at": ended})
	doc.minutes_due_on = getdate(ended) + timedelta(days=days)
	doc.step()


def state(doc) -> dict:
	"""What the live page shows. Times of the clock as seconds used by now, so that windows need no common clock."""
	now = now_datetime()
	found = clocks(doc)
	rows = [_shown(row, clock, now) for row, clock in zip(doc.agenda, found, strict=True)]
	head = ("name", "meeting_title", "status", "place", "host_name", "purpose", "purpose_text", "topics")
	times = ("meeting_date", "started_at", "ended_at", "length_minutes", "company")
	return {
		**{field: doc.get(field) for field in (*head, *times)},
		"planned_end": doc.ends_at,
		"seconds_since_start": _seconds(doc.started_at, doc.ended_at or now),
		"may_run": may_run(doc) and doc.docstatus == 1,
		"can_start": doc.docstatus == 1 and doc.status in RUNNABLE,
		"can_write": doc.docstatus == 1 and doc.status in WRITABLE,
		"next": policy.next_item(found),
		"agenda": rows,
		"decisions": [_pick(row, "name", "decision_no", "agenda_row", "decision") for row in doc.decisions],
		"actions": [
			_pick(row, "name", "action", "responsible", "due_date", "status", "times_carried")
			for row in doc.actions
		],
		"attendees": [
			_pick(row, "name", "attendee_name", "employee", "department", "attendance")
			for row in doc.attendees
		],
	}


def _shown(row, clock: Clock, now) -> dict:
	fields = ("name", "idx", "kind", "subject", "territory", "speaker", "minutes", "material", "box_limit")
	ran = (now - clock.running_since).total_seconds() if clock.running_since else 0
	return {
		**_pick(row, *fields),
		"starts_at": str(row.starts_at or "")[:5].rstrip(":"),
		"planned_minutes": clock.planned,
		"is_running": bool(clock.running_since),
		"is_begun": bool(clock.started),
		"used_seconds": round(float(clock.used) * 60 + ran),
		"actual_start": row.actual_start,
		"actual_end": row.actual_end,
	}


def _seconds(start, end) -> int:
	return round((get_datetime(end) - get_datetime(start)).total_seconds()) if start else 0


def _pick(row, *fields: str) -> dict:
	return {field: row.get(field) for field in fields}
