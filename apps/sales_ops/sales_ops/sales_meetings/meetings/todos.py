"""Actions as ToDos of those who do them, read back in both directions."""

import frappe
from frappe.utils import cstr, escape_html, today

from sales_ops.locks import locked
from sales_ops.policies.meeting_actions import ACTION_OF_TODO, CARRIED, OPEN, TODO_OF_ACTION
from sales_ops.sales_meetings.meetings import queries

MEETING, ACTION = "Sales Meeting", "Sales Meeting Action"


def make(doc) -> None:
	"""A ToDo for each open action of somebody who has a user; once."""
	for row in doc.actions:
		if row.status == OPEN and row.user and not row.todo:
			row.todo = _insert(doc, row)
			_let_read(doc, row.user)


def _insert(doc, row) -> str:
	values = {"doctype": "ToDo", "reference_type": MEETING, "reference_name": doc.name}
	todo = frappe.get_doc(values | _said(row) | {"assigned_by": frappe.session.user})
	todo.flags.of_meeting = True
	return todo.insert(ignore_permissions=True).name


def _said(row) -> dict:
	return {
		"allocated_to": row.user,
		"description": escape_html(row.action or ""),
		"date": row.due_date,
		"status": TODO_OF_ACTION[row.status],
	}


def _let_read(doc, user: str) -> None:
	if not frappe.has_permission(MEETING, "read", doc, user=user):
		flags = {"ignore_share_permission": True}
		frappe.share.add_docshare(MEETING, doc.name, user, read=1, flags=flags)


def follow(doc) -> None:
	"""After a meeting was saved: its ToDos say what its actions say."""
	rows = {row.todo: row for row in doc.actions if row.todo and row.status != CARRIED and row.user}
	if not rows:
		return
	fields = ["name", "allocated_to", "description", "date", "status"]
	for known in frappe.get_all("ToDo", {"name": ("in", list(rows))}, fields):
		said = _said(rows[known.name])
		if any(cstr(known[field]) != cstr(value) for field, value in said.items()):
			_save(known.name, said)
			_let_read(doc, said["allocated_to"])


def _save(name: str, values: dict) -> None:
	todo = frappe.get_doc("ToDo", name)
	todo.update(values)
	todo.flags.of_meeting = True
	todo.save(ignore_permissions=True)


def refer_to(doc) -> None:
	"""The ToDos of a meeting's actions open it, not the meeting they were first agreed on."""
	names = [row.todo for row in doc.actions if row.todo and row.status != CARRIED]
	filters = {"name": ("in", names or [""]), "reference_name": ("!=", doc.name)}
	for name in frappe.get_all("ToDo", filters, pluck="name"):
		_save(name, {"reference_type": MEETING, "reference_name": doc.name})


def on_update(todo, method=None) -> None:
	"""Hook of ToDo: who closes or cancels it has finished the action; who opens it again takes it up."""
	if todo.flags.of_meeting or todo.reference_type != MEETING:
		return
	row = queries.action_of_todo(todo.name)
	status = ACTION_OF_TODO.get(todo.status)
	if row and status:
		_set_action(row, {"status": status, "completed_on": None if status == OPEN else today()}, todo)


def on_trash(todo, method=None) -> None:
	"""Hook of ToDo: a deleted one leaves the action as it is."""
	if todo.reference_type == MEETING and (row := queries.action_of_todo(todo.name)):
		_set_action(row, {"todo": None}, todo)


def _set_action(found: dict, values: dict, todo) -> None:
	doc = locked(MEETING, found.parent)
	row = next((row for row in doc.actions if row.name == found.name), None)
	if not row or row.carried_to:
		return
	if row.status == CARRIED and values.get("status") == OPEN:
		values = values | {"status": CARRIED}  # it waits for the next meeting, and goes on waiting
	if values.get("status") == row.status:
		values = {field: value for field, value in values.items() if field not in ("status", "completed_on")}
	if "status" in values or "todo" in values:
		row.update(values)
		doc.flags.of_todo = True
		doc.step()
