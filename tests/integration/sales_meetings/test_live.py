"""The clock of a meeting that is held: kept by the server, run by who may (MEET-07)."""

from datetime import datetime, timedelta

import pytest

import frappe

from sales_ops.exceptions.sales_meeting import SalesMeetingError
from sales_ops.sales_meetings.meetings import api, live
from sales_ops.testing import sales_meetings as make

NINE = datetime(2026, 11, 30, 9, 0, 0)


@pytest.fixture
def clock(monkeypatch):
	"""Sets the server's clock to so many minutes after nine."""

	def set_to(minutes: float):
		monkeypatch.setattr(live, "now_datetime", lambda: NINE + timedelta(minutes=minutes))

	set_to(0)
	return set_to


@pytest.fixture
def meeting(series):
	return make.notified(series=series)


def times(meeting) -> list[tuple]:
	rows = frappe.get_doc(make.MEETING, meeting.name).agenda
	return [(row.actual_start, row.actual_end, row.actual_minutes) for row in rows]


def at(minutes: float) -> datetime:
	return NINE + timedelta(minutes=minutes)


def test_the_server_writes_down_when_each_item_began_and_ended(meeting, clock):
	api.next_item(meeting.name)
	clock(12)
	state = api.next_item(meeting.name)
	assert [row["is_running"] for row in state["agenda"]] == [False, True, False, False, False, False]
	clock(20)
	state = api.stop_item(meeting.name)
	assert times(meeting)[:3] == [(at(0), at(12), 12), (at(12), at(20), 8), (None, None, 0)]
	assert state["next"] == meeting.agenda[2].name
	clock(21)
	api.start_item(meeting.name, meeting.agenda[4].name)
	clock(90)
	state = api.end_meeting(meeting.name)
	doc = frappe.get_doc(make.MEETING, meeting.name)
	assert (doc.status, doc.started_at, doc.ended_at) == ("Held", at(0), at(90))
	assert (doc.actual_minutes, doc.overrun_minutes) == (89, 11)
	assert not state["can_start"] and state["can_write"]


def test_an_item_may_be_taken_up_again(meeting, clock):
	api.next_item(meeting.name)
	clock(6)
	api.next_item(meeting.name)
	clock(10)
	api.start_item(meeting.name, meeting.agenda[0].name)
	clock(13)
	state = api.live_state(meeting.name)
	assert state["agenda"][0]["used_seconds"] == 9 * 60
	api.stop_item(meeting.name)
	assert times(meeting)[0] == (at(0), at(13), 9)


def test_starting_what_runs_changes_nothing_and_nothing_stops_where_nothing_runs(meeting, clock):
	with pytest.raises(SalesMeetingError, match="No item of the agenda is running"):
		api.stop_item(meeting.name)
	row = meeting.agenda[0].name
	api.start_item(meeting.name, row)
	clock(5)
	api.start_item(meeting.name, row)
	assert api.live_state(meeting.name)["agenda"][0]["used_seconds"] == 300


def test_after_the_last_item_nothing_runs(meeting, clock):
	for number, _row in enumerate(meeting.agenda):
		clock(number)
		api.next_item(meeting.name)
	clock(10)
	state = api.next_item(meeting.name)
	assert [row["is_running"] for row in state["agenda"]] == [False] * 6
	assert state["next"] is None
	with pytest.raises(SalesMeetingError, match="No item of the agenda is running"):
		api.next_item(meeting.name)


def test_minutes_decisions_actions_and_attendance_are_written_while_it_runs(meeting):
	row = meeting.agenda[4]
	api.write_minutes(meeting.name, row.name, "华北区库存过高")
	api.add_decision(meeting.name, "十二月起停发滞销品", 5)
	employee = frappe.db.get_value("Employee", {"user_id": "linxia@example.com"})
	api.add_action(meeting.name, "清点滞销品", employee=employee, due_date="2026-12-10")
	state = api.mark_attendance(meeting.name, meeting.attendees[0].name, "Present")
	assert state["agenda"][4]["minutes"] == "华北区库存过高"
	assert [(d["decision_no"], d["decision"]) for d in state["decisions"]] == [("1", "十二月起停发滞销品")]
	assert [(a["action"], a["responsible"]) for a in state["actions"]] == [("清点滞销品", "林夏")]
	assert state["attendees"][0]["attendance"] == "Present"
	doc = frappe.get_doc(make.MEETING, meeting.name)
	assert (doc.decisions[0].subject, doc.actions[0].user) == ("分组讨论", "linxia@example.com")


def test_the_host_runs_the_meeting_and_other_members_watch_it(meeting):
	frappe.set_user("chen@example.com")  # the host
	assert api.live_state(meeting.name)["may_run"]
	api.next_item(meeting.name)
	frappe.set_user("linxia@example.com")
	assert not api.live_state(meeting.name)["may_run"]
	row = meeting.agenda[0].name
	steps = (
		lambda: api.next_item(meeting.name),
		lambda: api.start_item(meeting.name, row),
		lambda: api.stop_item(meeting.name),
		lambda: api.end_meeting(meeting.name),
		lambda: api.write_minutes(meeting.name, row, "x"),
		lambda: api.add_decision(meeting.name, "x"),
		lambda: api.add_action(meeting.name, "x"),
		lambda: api.mark_attendance(meeting.name, meeting.attendees[0].name, "Present"),
	)
	for step in steps:
		with pytest.raises(frappe.PermissionError):
			step()


def test_nothing_runs_before_approval_or_after_the_end(series):
	draft = make.make_meeting(series)
	with pytest.raises(SalesMeetingError, match="the meeting is Draft"):
		api.next_item(draft.name)
	doc = make.signed(make.held(draft))
	for step in (lambda: api.next_item(doc.name), lambda: api.add_decision(doc.name, "x")):
		with pytest.raises(SalesMeetingError, match="the meeting is Minutes Signed"):
			step()


def test_a_row_that_is_none_is_refused(meeting):
	for step in (
		lambda: api.start_item(meeting.name, "none"),
		lambda: api.mark_attendance(meeting.name, "none", "Present"),
	):
		with pytest.raises(SalesMeetingError, match="no such row"):
			step()
