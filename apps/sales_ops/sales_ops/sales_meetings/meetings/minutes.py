"""Minutes, decisions and actions of a sales meeting: who may change what when, and what the house fills in."""

import frappe
from frappe.utils import cint, flt, getdate, today

from sales_ops.exceptions import throw, throw_all
from sales_ops.policies import meeting_actions as policy
from sales_ops.policies.meeting_actions import CARRIED, DONE, OPEN, Action
from sales_ops.policies.meeting_clock import overrun
from sales_ops.values import to_decimal

SIGNED = ("Minutes Signed", "Closed")
# Of an action, what only our steps write.
KEPT = ("todo", "carried_from", "carried_to", "times_carried", "raised_on", "completed_on", "source_row")
# What signed minutes hold; actions live on.
SAID = {
	"decisions": ("agenda_row", "decision"),
	"agenda": ("minutes", "material"),
	"attendees": ("employee", "attendee_name", "attendance", "absence_reason"),
	"groups": ("group_name", "topic", "leader", "conclusion"),
}


def number_decisions(doc) -> None:
	"""Decisions are numbered in their order, and name what they were about."""
	subjects = {row.idx: row.subject for row in doc.agenda}
	for row in doc.decisions:
		row.decision_no = str(row.idx)
		row.subject = subjects.get(cint(row.agenda_row))


def begin_actions(doc) -> None:
	"""A new meeting's own actions begin here, whatever a client says of them."""
	for row in doc.actions:
		row.update(dict.fromkeys(KEPT) | {"status": OPEN, "times_carried": 0})


def settle_actions(doc) -> None:
	"""Keep what our steps wrote, refuse what would lose an action, and date what was finished."""
	before = {row.name: row for row in _before(doc, "actions")}
	there = {row.name for row in doc.actions}
	for name, row in before.items():
		if name not in there and (row.carried_from or row.carried_to or row.todo):
			throw("sales_meeting_action_stays", row=row.idx, action=row.action)
	for row in doc.actions:
		_settle(doc, row, before.get(row.name))


def _settle(doc, row, old) -> None:
	if not doc.flags.step:
		_validate_by_hand(row, old)
		if old:
			row.update({field: old.get(field) for field in KEPT})
		elif not (doc.is_new() and row.source_row):  # what was taken over on insertion brings its story along
			row.update(dict.fromkeys(KEPT) | {"times_carried": 0})
	row.raised_on = row.raised_on or getdate(doc.meeting_date)
	if row.status in (DONE, policy.CANCELLED):
		row.completed_on = row.completed_on or today()
	elif row.status == OPEN:
		row.completed_on = None


def _validate_by_hand(row, old) -> None:
	if old and old.status == CARRIED and (row.status, row.action) != (CARRIED, old.action):
		throw("sales_meeting_action_carried", row=row.idx, meeting=old.carried_to or "")
	if row.status == CARRIED and not (old and old.status == CARRIED):
		throw("sales_meeting_carry_by_closing", row=row.idx)


def validate_may_change(doc) -> None:
	"""Signed minutes stand; what becomes of their actions may still be written down."""
	before = doc.get_doc_before_save()
	if before.status not in SIGNED:
		return
	rows_added = len(doc.actions) != len(before.actions)
	if rows_added or _said(before) != _said(doc):
		throw("sales_meeting_minutes_stand")


def _said(doc) -> list:
	rows = [
		[row.name, *(row.get(field) or "" for field in fields)]
		for table, fields in SAID.items()
		for row in doc.get(table)
	]
	return [doc.conclusion or "", *([str(value) for value in row] for row in rows)]


def _before(doc, table: str) -> list:
	before = doc.get_doc_before_save()
	return before.get(table) if before else []


def count(doc) -> None:
	"""How many actions there are, and how the time was used."""
	doc.no_of_actions = len(doc.actions)
	doc.no_of_open_actions = sum(row.status == OPEN for row in doc.actions)
	used = [(cint(row.planned_minutes), to_decimal(row.actual_minutes)) for row in doc.agenda]
	doc.actual_minutes = flt(sum(minutes for _planned, minutes in used), 1)
	doc.overrun_minutes = flt(sum(overrun(planned, minutes) for planned, minutes in used), 1)


def actions_of(doc) -> list[Action]:
	"""The actions as the policy takes them."""
	return [
		Action(
			row=row.idx,
			action=row.action or "",
			responsible=row.responsible or "",
			due=getdate(row.due_date) if row.due_date else None,
			status=row.status,
			raised_on=getdate(row.raised_on) if row.raised_on else None,
			completed_on=getdate(row.completed_on) if row.completed_on else None,
		)
		for row in doc.actions
	]


def check_signing(doc) -> None:
	"""Raises: SalesMeetingError: no decision, no attendance, or an action without owner or day."""
	unmarked = [row.attendee_name for row in doc.attendees if not row.attendance]
	throw_all(policy.check_minutes(len(doc.decisions), unmarked, actions_of(doc)))


def check_closing(doc, carries: bool) -> None:
	"""Raises: SalesMeetingError: an action is open and is not to be carried, or there is nowhere to carry it."""
	actions = actions_of(doc)
	throw_all(policy.check_closing(actions, carries))
	if not doc.series and any(action.status == OPEN for action in actions):
		throw("sales_meeting_series_missing")


def log_reason(doc, reason: str) -> None:
	"""Why signed minutes were opened again stays beside them."""
	text = frappe._("Minutes opened again: {0}").format(frappe.utils.escape_html(reason))
	doc.add_comment("Info", text)
