"""Unfinished actions open the next meeting, and their ToDos go with them (MEET-08)."""

import pytest

import frappe
from frappe.utils import getdate, today

from sales_ops.exceptions.sales_meeting import SalesMeetingError
from sales_ops.testing import sales_meetings as make

LINXIA = "linxia@example.com"


def todo_of(row):
	return frappe.get_doc("ToDo", row.todo)


@pytest.fixture
def meeting(series):
	"""A signed meeting with one action of 林夏."""
	return make.signed(make.held(series=series), "走访三家流失客户")


def test_a_signed_action_is_a_todo_of_who_does_it(meeting):
	todo = todo_of(meeting.actions[0])
	assert (todo.allocated_to, todo.status, todo.description) == (LINXIA, "Open", "走访三家流失客户")
	assert (todo.reference_type, todo.reference_name) == (make.MEETING, meeting.name)
	assert todo.date == meeting.actions[0].due_date


def test_no_todo_before_the_minutes_are_signed_and_none_without_a_user(series):
	doc = make.held(series=series)
	make.add_action(doc)
	make.add_action(doc, "清理仓库", responsible="外协")
	assert [row.todo for row in doc.actions] == [None, None]
	doc.sign_minutes()
	assert [bool(row.todo) for row in doc.actions] == [True, False]


@pytest.mark.parametrize(("todo_status", "status"), [("Closed", "Done"), ("Cancelled", "Cancelled")])
def test_a_todo_that_is_finished_finishes_the_action_and_opened_again_opens_it(meeting, todo_status, status):
	frappe.set_user(LINXIA)
	todo = todo_of(meeting.actions[0])
	todo.status = todo_status
	todo.save()
	meeting.reload()
	row = meeting.actions[0]
	assert (row.status, getdate(row.completed_on)) == (status, getdate(today()))
	assert meeting.no_of_open_actions == 0
	todo.status = "Open"
	todo.save()
	meeting.reload()
	assert (meeting.actions[0].status, meeting.actions[0].completed_on) == ("Open", None)
	assert meeting.no_of_open_actions == 1


def test_an_action_that_is_finished_postponed_or_handed_on_changes_its_todo(meeting):
	row = meeting.actions[0]
	row.due_date = "2027-03-01"
	row.employee = frappe.db.get_value("Employee", {"user_id": "chen@example.com"})
	meeting.save()
	todo = todo_of(row)
	assert (todo.allocated_to, str(todo.date)) == ("chen@example.com", "2027-03-01")
	meeting.actions[0].status = "Done"
	meeting.save()
	assert todo_of(row).status == "Closed"
	meeting.actions[0].status = "Open"
	meeting.save()
	assert todo_of(row).status == "Open"


def test_a_deleted_todo_leaves_the_action_as_it_is(meeting):
	frappe.delete_doc("ToDo", meeting.actions[0].todo)
	meeting.reload()
	assert (meeting.actions[0].status, meeting.actions[0].todo) == ("Open", None)


def test_other_peoples_todos_are_none_of_our_business(meeting):
	todo = make.insert("ToDo", description="x", reference_type=make.MEETING, reference_name=meeting.name)
	todo.status = "Closed"
	todo.save()
	meeting.reload()
	assert meeting.actions[0].status == "Open"


def test_the_next_meeting_opens_with_what_the_last_one_left_open(meeting, series):
	todo = meeting.actions[0].todo
	following = make.make_meeting(series, on=make.next_month())
	first = following.agenda[0]
	assert (first.kind, first.subject, first.speaker) == ("Actions", "Follow-up of Earlier Actions", "林夏")
	assert [row.idx for row in following.agenda] == list(range(1, 8))
	(row,) = following.actions
	assert (row.action, row.status, row.times_carried) == ("走访三家流失客户", "Open", 1)
	assert (row.carried_from, row.todo) == (meeting.name, todo)
	assert getdate(row.raised_on) == getdate(meeting.meeting_date)
	meeting.reload()
	left = meeting.actions[0]
	assert (left.status, left.carried_to, meeting.no_of_open_actions) == ("Carried", following.name, 0)
	assert frappe.db.get_value("ToDo", todo, ["reference_name", "status"]) == (following.name, "Open")
	meeting.close_meeting()
	assert meeting.status == "Closed"


def test_a_carried_action_is_followed_in_one_place_only(meeting, series):
	following = make.make_meeting(series, on=make.next_month())
	meeting.reload()
	meeting.actions[0].status = "Done"
	with pytest.raises(SalesMeetingError, match=f"was carried to {following.name}"):
		meeting.save()
	todo = todo_of(following.actions[0])
	todo.status = "Closed"
	todo.save()
	meeting.reload()
	following.reload()
	assert (meeting.actions[0].status, following.actions[0].status) == ("Carried", "Done")


def test_it_counts_how_often_an_action_was_carried(meeting, series):
	second = make.make_meeting(series, on=make.next_month(1))
	meeting.reload()
	meeting.close_meeting()
	second = make.signed(make.held(second))
	third = make.make_meeting(series, on=make.next_month(2))
	(row,) = third.actions
	assert (row.times_carried, row.carried_from) == (2, second.name)
	assert getdate(row.raised_on) == getdate(meeting.meeting_date)


def test_closing_hands_open_actions_to_the_meeting_that_is_planned_already(series):
	planned = make.make_meeting(series, on=make.next_month())
	assert planned.actions == []
	doc = make.signed(make.held(series=series), "走访客户")
	doc.close_meeting(carry_open=True)
	planned.reload()
	(row,) = planned.actions
	assert (row.action, row.carried_from, row.times_carried) == ("走访客户", doc.name, 1)
	assert planned.agenda[0].kind == "Actions"
	assert doc.actions[0].carried_to == planned.name
	assert todo_of(row).reference_name == planned.name


def test_closing_without_a_next_meeting_lets_them_wait_and_the_next_one_takes_them(meeting, series):
	meeting.close_meeting(carry_open=True)
	assert (meeting.actions[0].status, meeting.actions[0].carried_to) == ("Carried", None)
	following = make.make_meeting(series, on=make.next_month())
	assert [row.carried_from for row in following.actions] == [meeting.name]
	meeting.reload()
	assert meeting.actions[0].carried_to == following.name


def test_what_is_done_while_it_waits_is_not_carried(meeting, series):
	meeting.close_meeting(carry_open=True)
	todo = todo_of(meeting.actions[0])
	todo.status = "Closed"
	todo.save()
	meeting.reload()
	assert meeting.actions[0].status == "Done"
	assert make.make_meeting(series, on=make.next_month()).actions == []


def test_a_meeting_that_will_not_be_gives_the_actions_back(meeting, series):
	following = make.make_meeting(series, on=make.next_month())
	following.delete()
	meeting.reload()
	assert (meeting.actions[0].status, meeting.actions[0].carried_to) == ("Open", None)
	assert todo_of(meeting.actions[0]).reference_name == meeting.name
	following = make.notified(series=series, on=make.next_month())
	following.actions[0].status = "Done"
	following.save()
	following.cancel()
	meeting.reload()
	assert (meeting.actions[0].status, meeting.no_of_open_actions) == ("Done", 0)
	assert make.make_meeting(series, on=make.next_month()).actions == []


def test_a_carried_action_is_not_deleted(meeting, series):
	following = make.make_meeting(series, on=make.next_month())
	following.actions = []
	with pytest.raises(SalesMeetingError, match="cancel it instead of deleting it"):
		following.save()


def test_meetings_of_another_series_take_nothing(meeting):
	other = make.make_series("另一例会")
	assert make.make_meeting(other, on=make.next_month()).actions == []
